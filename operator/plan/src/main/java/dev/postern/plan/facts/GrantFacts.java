package dev.postern.plan.facts;

import dev.postern.policy.ConsumerRef;
import java.util.Optional;

/**
 * A grant over PrivateLink, as recorded in the API's status.
 *
 * @param accountName account the grant is for
 * @param account the same as configured; empty when configuration does not have it
 * @param endpointId endpoint recorded for the grant, once there is one
 */
public record GrantFacts(
        ConsumerRef consumer,
        String uid,
        String accountName,
        Optional<AccountFacts> account,
        Optional<String> endpointId,
        State state) {

    /** Whether consent is live. */
    public enum State {
        LIVE,
        /** Consent has ended on positive evidence. */
        ENDED
    }
}
