package dev.postern.operator.cloud;

import dev.postern.api.AwsStatus;
import dev.postern.aws.apply.ResourceRecord;
import dev.postern.plan.Place;
import dev.postern.plan.resource.ResourceId;
import dev.postern.plan.resource.ResourceKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Records of resources as status writes them. One of a kind this version does not know is kept and not touched. */
public final class ResourceRecords {

    private ResourceRecords() {}

    public static List<ResourceRecord> of(AwsStatus status) {
        return status.resources().stream()
                .flatMap(resource -> read(resource).stream())
                .toList();
    }

    /** The record of this logical id. */
    public static Optional<ResourceRecord> find(Optional<AwsStatus> status, ResourceId id) {
        return status.stream()
                .flatMap(present -> of(present).stream())
                .filter(stored -> stored.id().equals(id))
                .findFirst();
    }

    /** Where the recorded resources stand. */
    public static Place place(AwsStatus status) {
        return new Place(status.account(), status.accountId(), status.region());
    }

    static AwsStatus.Resource toStatus(ResourceRecord stored) {
        return new AwsStatus.Resource(
                stored.id().value(),
                stored.kind().text(),
                stored.incarnation(),
                stored.parameters(),
                stored.awsId().orElse(""),
                AwsStatus.State.valueOf(stored.state().name()),
                stored.since());
    }

    private static Optional<ResourceRecord> read(AwsStatus.Resource resource) {
        return ResourceKind.ofText(resource.kind())
                .flatMap(kind -> resource.optionalState()
                        .map(state -> new ResourceRecord(
                                new ResourceId(resource.logicalId()),
                                kind,
                                resource.incarnation(),
                                resource.parameters(),
                                Optional.of(resource.id()).filter(id -> !id.isEmpty()),
                                ResourceRecord.State.valueOf(state.name()),
                                resource.optionalIntendedAt().orElse(Instant.EPOCH))));
    }
}
