package dev.postern.operator.accesspolicy;

import dev.postern.api.AccessPolicy;
import dev.postern.api.AccessPolicyStatus;
import dev.postern.api.AccessPolicyStatus.Accepted;
import dev.postern.api.InternalApi;
import dev.postern.operator.document.StoredDocument;
import dev.postern.operator.fleet.FleetPod;
import dev.postern.policy.document.ApiDocument;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that one pass over an AccessPolicy goes by.
 *
 * @param api that the policy is written for; empty when there is no such object
 * @param document of that API, as its pods mount it
 * @param pods of that API
 */
public record PolicyFacts(
        AccessPolicy policy,
        Optional<InternalApi> api,
        Optional<StoredDocument<ApiDocument>> document,
        List<FleetPod> pods,
        Instant now) {

    public PolicyFacts {
        pods = List.copyOf(pods);
    }

    public Optional<AccessPolicyStatus> status() {
        return Optional.ofNullable(policy.getStatus());
    }

    /** What was accepted of this very object before. */
    public Optional<Accepted> acceptedBefore() {
        return status().flatMap(AccessPolicyStatus::optionalAccepted)
                .filter(accepted -> accepted.uid().equals(policy.getMetadata().getUid()));
    }

    public String apiName() {
        return policy.getMetadata().getNamespace() + "/"
                + policy.getSpec().api().name();
    }
}
