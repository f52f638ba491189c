package dev.postern.operator.internalapi;

import dev.postern.api.ApiConsumer;
import dev.postern.api.Grant;
import dev.postern.api.InternalApi;
import dev.postern.api.InternalApiStatus;
import dev.postern.operator.document.StoredDocument;
import dev.postern.operator.fleet.FleetPod;
import dev.postern.operator.kubernetes.NamespaceGuard;
import dev.postern.policy.ApiRef;
import dev.postern.policy.document.ApiDocument;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that one pass over an InternalApi goes by.
 *
 * @param consumers that ask for this API, those being deleted included
 * @param policies about this API
 * @param everyPod injected for this API, those that are going included
 * @param selectedPods names of the running pods that the selector selects
 * @param trustRoots PEM by trust domain; empty while no authority has been heard of
 * @param path empty when the API is not exposed over PrivateLink and has nothing in AWS
 * @param loadBalancerAddresses of its nodes, as last seen
 * @param guard of its namespace
 */
public record InternalApiFacts(
        InternalApi api,
        List<ApiConsumer> consumers,
        List<PolicyMeaning> policies,
        Optional<StoredDocument<ApiDocument>> stored,
        List<FleetPod> everyPod,
        List<String> selectedPods,
        Map<String, List<String>> trustRoots,
        Optional<ApiPathFacts> path,
        List<String> loadBalancerAddresses,
        NamespaceGuard guard,
        Instant now) {

    public InternalApiFacts {
        consumers = List.copyOf(consumers);
        policies = List.copyOf(policies);
        everyPod = List.copyOf(everyPod);
        selectedPods = List.copyOf(selectedPods);
        trustRoots = Map.copyOf(trustRoots);
        loadBalancerAddresses = List.copyOf(loadBalancerAddresses);
    }

    /** The same, once this pass has seen the load balancer's nodes. */
    InternalApiFacts with(List<String> addresses, Optional<StoredDocument<ApiDocument>> document) {
        return new InternalApiFacts(
                api,
                consumers,
                policies,
                document.or(() -> stored),
                everyPod,
                selectedPods,
                trustRoots,
                path,
                addresses,
                guard,
                now);
    }

    /** The pods that stay. */
    public List<FleetPod> pods() {
        return everyPod.stream().filter(pod -> !pod.pod().isLeaving()).toList();
    }

    public ApiRef ref() {
        return api.toRef();
    }

    public String uid() {
        return api.getMetadata().getUid();
    }

    public Optional<InternalApiStatus> status() {
        return Optional.ofNullable(api.getStatus());
    }

    public List<Grant> recordedGrants() {
        return status().map(InternalApiStatus::grants).orElse(List.of());
    }
}
