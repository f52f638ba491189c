package dev.postern.operator.cloud;

import dev.postern.api.AwsStatus;
import dev.postern.aws.apply.IntentLog;
import dev.postern.aws.apply.ResourceRecord;
import dev.postern.plan.Place;
import dev.postern.plan.resource.ResourceId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Keeps an owner's records in its status, written through before anything follows from them. */
public final class StatusLog implements IntentLog {

    private final Consumer<AwsStatus> write;
    private AwsStatus current;

    /** @param write durable when it returns; throws on a conflict */
    public StatusLog(Optional<AwsStatus> stored, Place place, Consumer<AwsStatus> write) {
        this.write = write;
        this.current =
                stored.orElseGet(() -> new AwsStatus(place.account(), place.accountId(), place.region(), List.of()));
    }

    @Override
    public List<ResourceRecord> records() {
        return ResourceRecords.of(current);
    }

    @Override
    public void put(ResourceRecord stored) {
        store(Stream.concat(others(stored.id()), Stream.of(ResourceRecords.toStatus(stored))));
    }

    @Override
    public void remove(ResourceId id) {
        store(others(id));
    }

    /** What is recorded now; empty when nothing is. */
    public Optional<AwsStatus> current() {
        return Optional.of(current).filter(status -> !status.resources().isEmpty());
    }

    private Stream<AwsStatus.Resource> others(ResourceId id) {
        return current.resources().stream()
                .filter(resource -> !resource.logicalId().equals(id.value()));
    }

    private void store(Stream<AwsStatus.Resource> resources) {
        AwsStatus next = new AwsStatus(
                current.account(),
                current.accountId(),
                current.region(),
                resources
                        .sorted(Comparator.comparing(AwsStatus.Resource::logicalId))
                        .toList());
        write.accept(next);
        current = next;
    }
}
