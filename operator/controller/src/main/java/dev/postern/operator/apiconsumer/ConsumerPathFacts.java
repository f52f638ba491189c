package dev.postern.operator.apiconsumer;

import dev.postern.operator.cloud.Reading;
import dev.postern.plan.Owner;
import dev.postern.plan.facts.NetworkFacts;
import dev.postern.plan.facts.ZoneFacts;
import dev.postern.policy.ConsumerRef;
import java.util.List;
import java.util.Optional;

/**
 * What a pass over the path half of an ApiConsumer goes by.
 *
 * @param network subnets and security groups the spec names; not asked without consent
 * @param zones private zones of the name the spec gives; not asked without consent
 * @param nameClaimedBy another consumer that claimed the same record first
 */
public record ConsumerPathFacts(
        Owner owner,
        Reading<NetworkFacts> network,
        Reading<List<ZoneFacts>> zones,
        Optional<ConsumerRef> nameClaimedBy) {}
