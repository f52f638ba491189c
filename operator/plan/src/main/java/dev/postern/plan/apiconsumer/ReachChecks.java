package dev.postern.plan.apiconsumer;

import dev.postern.api.ConditionReason;
import dev.postern.api.ConsumerPrivateLink;
import dev.postern.plan.check.ImmutableFields;
import dev.postern.plan.facts.AccountFacts;
import dev.postern.plan.facts.ApiConsumerFacts;
import dev.postern.plan.facts.ApiOffer;
import dev.postern.plan.facts.NetworkFacts.Subnet;
import dev.postern.policy.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Whether an endpoint of this network can reach the API: same region, availability zones the API covers. */
final class ReachChecks {

    private static final String SUBNETS = "spec.privateLink.network.subnets.ids";

    private ReachChecks() {}

    static List<Finding> findings(AccountFacts account, ConsumerPrivateLink spec, ApiConsumerFacts facts) {
        ApiOffer offer = facts.offer();
        if (!account.region().equals(offer.region())) {
            return List.of(otherRegion(account, offer));
        }
        var findings = new ArrayList<Finding>();
        List<String> ids = spec.network().subnets().ids();
        for (int i = 0; i < ids.size(); i++) {
            String path = SUBNETS + "[" + i + "]";
            facts.network()
                    .subnet(ids.get(i))
                    .filter(subnet -> !offer.zoneIds().contains(subnet.zoneId()))
                    .ifPresent(subnet -> findings.add(notCovered(subnet, offer.zoneIds(), path)));
        }
        return findings;
    }

    private static Finding otherRegion(AccountFacts account, ApiOffer offer) {
        return new Finding(
                "spec.privateLink.account",
                ConditionReason.ZONE_NOT_COVERED.text(),
                "The API is in " + offer.region() + " and account " + account.name() + " in " + account.region()
                        + ": name an account whose region is the API's." + ImmutableFields.WAY_OUT);
    }

    private static Finding notCovered(Subnet subnet, Set<String> covered, String path) {
        return new Finding(
                path,
                ConditionReason.ZONE_NOT_COVERED.text(),
                "Subnet " + subnet.id() + " is in availability zone " + subnet.zoneId()
                        + ", which the API does not cover: name subnets in "
                        + String.join(", ", new TreeSet<>(covered)) + ", or ask the API's owner for a subnet in "
                        + subnet.zoneId() + "." + ImmutableFields.WAY_OUT);
    }
}
