package dev.postern.injection;

import dev.postern.api.ApiConsumer;
import dev.postern.api.InternalApi;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The identities of one namespace. In the order of their names, so that the same facts make the same pod. */
public record Identities(String namespace, List<ApiIdentity> apis, List<ConsumerIdentity> consumers) {

    private static final Comparator<WorkloadIdentity> BY_NAME = Comparator.comparing(WorkloadIdentity::name);

    public Identities {
        apis = apis.stream().sorted(BY_NAME).toList();
        consumers = consumers.stream().sorted(BY_NAME).toList();
    }

    public static Identities of(String namespace, List<InternalApi> apis, List<ApiConsumer> consumers) {
        return new Identities(
                namespace,
                apis.stream().flatMap(api -> ApiIdentity.of(api).stream()).toList(),
                consumers.stream()
                        .flatMap(consumer -> ConsumerIdentity.of(consumer).stream())
                        .toList());
    }

    /** Those that select a pod with these labels. */
    public Identities selecting(Map<String, String> podLabels) {
        return new Identities(
                namespace,
                apis.stream().filter(api -> api.selector().selects(podLabels)).toList(),
                consumers.stream()
                        .filter(consumer -> consumer.selector().selects(podLabels))
                        .toList());
    }

    public boolean isEmpty() {
        return apis.isEmpty() && consumers.isEmpty();
    }

    public Stream<WorkloadIdentity> all() {
        return Stream.concat(apis.stream(), consumers.stream());
    }
}
