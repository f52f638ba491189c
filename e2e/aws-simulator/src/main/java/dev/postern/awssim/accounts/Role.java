package dev.postern.awssim.accounts;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A role.
 *
 * @param id the unique id, AROA…
 * @param trust principals that may assume it
 * @param externalId what they must know, when the trust policy has that condition
 */
public record Role(
        String account,
        String arn,
        String id,
        List<String> trust,
        Optional<String> externalId,
        List<String> actions,
        Duration longestSession) {
    public Role {
        trust = List.copyOf(trust);
        actions = List.copyOf(actions);
    }

    /** Without the path. */
    public String name() {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    /** Whether its trust policy lets a caller in. */
    public boolean trusts(Principal caller, Optional<String> givenExternalId) {
        boolean named = trust.stream().anyMatch(caller::isNamedBy);
        return named && (externalId.isEmpty() || externalId.equals(givenExternalId));
    }
}
