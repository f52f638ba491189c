package dev.postern.plan.facts;

import dev.postern.plan.Owner;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;

/**
 * Everything planning for an InternalApi takes from outside its spec.
 *
 * @param account the account its spec names; empty when configuration has none of that name
 * @param targets addresses of pods that may serve; empty when not known, which is not the same as none
 */
public record InternalApiFacts(
        Owner owner,
        Optional<AccountFacts> account,
        NetworkFacts network,
        List<GrantFacts> grants,
        Optional<NavigableSet<String>> targets) {

    public InternalApiFacts {
        grants = List.copyOf(grants);
    }
}
