package dev.postern.operator.accesspolicy;

import dev.postern.api.AccessPolicyStatus.Accepted;
import dev.postern.operator.condition.ConditionFact;
import java.util.Optional;

/**
 * What is to be said of a policy.
 *
 * @param inForce the spec accepted now or, failing that, last
 */
public record PolicyPlan(ConditionFact accepted, ConditionFact testsPassed, Optional<Accepted> inForce) {

    public boolean isAccepted() {
        return accepted.isTrue() && testsPassed.isTrue();
    }
}
