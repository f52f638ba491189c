package dev.postern.operator.kubernetes;

import dev.postern.api.AccessPolicy;
import dev.postern.api.AccessPolicySpec;
import dev.postern.api.AccessPolicyStatus;
import dev.postern.api.ApiConsumer;
import dev.postern.api.InternalApi;
import dev.postern.policy.ApiRef;
import dev.postern.policy.ConsumerRef;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which API an object is about. One that cannot be read is about none that is known. */
public final class References {

    private References() {}

    public static ResourceID id(ApiRef api) {
        return new ResourceID(api.name(), api.namespace());
    }

    public static ResourceID id(ConsumerRef consumer) {
        return new ResourceID(consumer.name(), consumer.namespace());
    }

    public static Set<ResourceID> itself(InternalApi api) {
        return Set.of(ResourceID.fromResource(api));
    }

    public static Set<ResourceID> apiOf(ApiConsumer consumer) {
        return Optional.ofNullable(consumer.getSpec())
                .flatMap(spec -> Optional.ofNullable(spec.api()))
                .map(api -> new ResourceID(api.name(), api.namespace()))
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The API the policy is written for, and the one it was last accepted for. */
    public static Set<ResourceID> apisOf(AccessPolicy policy) {
        Optional<AccessPolicySpec> written = Optional.ofNullable(policy.getSpec());
        Optional<AccessPolicySpec> accepted = Optional.ofNullable(policy.getStatus())
                .flatMap(AccessPolicyStatus::optionalAccepted)
                .map(AccessPolicyStatus.Accepted::spec);
        return Stream.concat(written.stream(), accepted.stream())
                .map(spec ->
                        new ResourceID(spec.api().name(), policy.getMetadata().getNamespace()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
