package dev.postern.operator.internalapi;

import dev.postern.operator.cloud.Reading;
import dev.postern.plan.Owner;
import dev.postern.plan.facts.NetworkFacts;
import java.util.NavigableSet;
import java.util.Optional;

/**
 * What a pass over the path half of an InternalApi goes by.
 *
 * @param network the subnets and security groups the spec names
 * @param targets addresses of pods that may serve; empty when not known, which is not the same as none
 */
public record ApiPathFacts(Owner owner, Reading<NetworkFacts> network, Optional<NavigableSet<String>> targets) {}
