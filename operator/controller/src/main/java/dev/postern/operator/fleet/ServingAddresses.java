package dev.postern.operator.fleet;

import dev.postern.policy.ApiRef;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Addresses that calls may be sent to: those of EndpointSlices, but only with a pod of that namespace behind, its own
 * address, and a sidecar bound to the API. Whoever may write EndpointSlices must not be able to name another address.
 */
@Singleton
public final class ServingAddresses {

    private static final String POD = "Pod";

    private final KubernetesClient client;
    private final Fleet fleet;

    @Inject
    ServingAddresses(KubernetesClient client, Fleet fleet) {
        this.client = client;
        this.fleet = fleet;
    }

    /** Empty when a pod is not known yet that may be one of them. */
    public Optional<NavigableSet<String>> of(ApiRef api, Collection<EndpointSlice> slices) {
        List<FleetPod> pods = fleet.podsOf(api);
        var addresses = new TreeSet<String>();
        for (EndpointSlice slice : slices) {
            for (Endpoint endpoint : Optional.ofNullable(slice.getEndpoints()).orElse(List.of())) {
                Optional<FleetPod> pod = podBehind(endpoint, api, pods);
                if (pod.isEmpty() && isYetToBeKnown(endpoint, api)) {
                    return Optional.empty();
                }
                pod.filter(behind -> isServing(endpoint) && !behind.pod().isLeaving())
                        .flatMap(behind -> behind.pod().ip())
                        .filter(endpoint.getAddresses()::contains)
                        .ifPresent(addresses::add);
            }
        }
        return Optional.of(addresses);
    }

    private static Optional<FleetPod> podBehind(Endpoint endpoint, ApiRef api, List<FleetPod> pods) {
        return reference(endpoint, api)
                .flatMap(reference -> pods.stream()
                        .filter(pod -> pod.pod().key().name().equals(reference.getName())
                                && pod.pod().key().uid().equals(reference.getUid()))
                        .findFirst());
    }

    /** The watch on pods may be behind the watch on slices. */
    private boolean isYetToBeKnown(Endpoint endpoint, ApiRef api) {
        return reference(endpoint, api)
                .map(reference -> client.pods()
                        .inNamespace(api.namespace())
                        .withName(reference.getName())
                        .get())
                .flatMap(InjectedPodReader::read)
                .flatMap(InjectedPod::api)
                .filter(api::equals)
                .isPresent();
    }

    private static Optional<ObjectReference> reference(Endpoint endpoint, ApiRef api) {
        return Optional.ofNullable(endpoint.getTargetRef())
                .filter(reference ->
                        POD.equals(reference.getKind()) && api.namespace().equals(reference.getNamespace()));
    }

    private static boolean isServing(Endpoint endpoint) {
        return Optional.ofNullable(endpoint.getConditions())
                .filter(conditions -> !Boolean.FALSE.equals(conditions.getReady())
                        && !Boolean.TRUE.equals(conditions.getTerminating()))
                .isPresent();
    }
}
