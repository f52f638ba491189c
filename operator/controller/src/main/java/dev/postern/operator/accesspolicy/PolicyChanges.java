package dev.postern.operator.accesspolicy;

import dev.postern.api.AccessPolicyStatus;
import dev.postern.api.AccessPolicyStatus.Accepted;
import dev.postern.operator.kubernetes.ObjectEvents.Change;
import java.util.List;
import java.util.Optional;

/** What is worth an Event between two statuses of a policy. */
public final class PolicyChanges {

    private PolicyChanges() {}

    public static List<Change> between(Optional<AccessPolicyStatus> before, AccessPolicyStatus after) {
        long earlier = before.flatMap(AccessPolicyStatus::optionalAccepted)
                .map(Accepted::generation)
                .orElse(0L);
        return after.optionalAccepted()
                .filter(accepted -> accepted.generation() != earlier)
                .map(accepted -> List.of(Change.normal(
                        "PolicyAccepted",
                        "Generation " + accepted.generation() + " is accepted and decides from now on.")))
                .orElse(List.of());
    }
}
