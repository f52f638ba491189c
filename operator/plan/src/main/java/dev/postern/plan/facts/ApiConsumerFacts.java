package dev.postern.plan.facts;

import dev.postern.plan.Owner;
import dev.postern.policy.ConsumerRef;
import java.util.List;
import java.util.Optional;

/**
 * Everything planning for the path half of an ApiConsumer takes from outside its spec.
 *
 * @param account the account its spec names; empty when configuration has none of that name
 * @param zones private zones of the account that have the name the spec asks for
 * @param nameClaimedBy another consumer that claimed the same record first
 */
public record ApiConsumerFacts(
        Owner owner,
        Optional<AccountFacts> account,
        NetworkFacts network,
        List<ZoneFacts> zones,
        ApiOffer offer,
        Optional<ConsumerRef> nameClaimedBy) {

    public ApiConsumerFacts {
        zones = List.copyOf(zones);
    }
}
