package dev.postern.operator.fleet;

import dev.postern.contract.Binding;
import dev.postern.identity.SpiffeId;
import dev.postern.policy.ApiRef;
import dev.postern.policy.ConsumerRef;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A pod with a sidecar, as far as the operator cares.
 *
 * @param ip empty until the pod has one
 * @param binding what was pinned into it; only what concerns its own namespace
 * @param touch value of the annotation that makes kubelet sync, empty when it was never set
 */
public record InjectedPod(
        PodKey key, Optional<String> ip, Readiness readiness, Binding binding, Optional<String> touch) {

    /** Name alone would mistake a pod for its successor. */
    public record PodKey(String namespace, String name, String uid) {}

    /** Whether callers are sent to the pod. */
    public enum Readiness {
        READY,
        NOT_READY,
        /** It is going; on a node that cannot be reached, for as long as that lasts. */
        LEAVING,
        /** It has run to its end: nothing of it runs any more. */
        ENDED
    }

    public Optional<ApiRef> api() {
        return binding.api().map(api -> new ApiRef(api.namespace(), api.name()));
    }

    public List<ConsumerRef> consumers() {
        return binding.consumers().stream()
                .map(consumer -> new ConsumerRef(consumer.namespace(), consumer.name()))
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    /** Under which identity its state is served: the API's, else that of its first consumer by name. */
    public Optional<SpiffeId> expectedIdentity(String trustDomain) {
        return api().map(api -> SpiffeId.api(trustDomain, api.namespace(), api.name()))
                .or(() -> consumers().stream()
                        .findFirst()
                        .map(consumer -> SpiffeId.consumer(trustDomain, consumer.namespace(), consumer.name())));
    }

    public boolean isReady() {
        return readiness == Readiness.READY;
    }

    public boolean isLeaving() {
        return readiness == Readiness.LEAVING || hasEnded();
    }

    public boolean hasEnded() {
        return readiness == Readiness.ENDED;
    }
}
