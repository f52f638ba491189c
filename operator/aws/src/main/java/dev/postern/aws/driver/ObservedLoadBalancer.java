package dev.postern.aws.driver;

import dev.postern.aws.apply.Delays;
import dev.postern.aws.apply.Observed;
import dev.postern.aws.apply.Outcome;
import dev.postern.plan.resource.Attribute;
import dev.postern.plan.resource.LoadBalancer.CrossZone;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A load balancer as AWS shows it.
 *
 * @param id its ARN
 * @param state in AWS's words, lower case
 * @param enforcesOnPrivateLink whether security-group rules are applied to PrivateLink traffic
 * @param addresses of its nodes: the only sources from which a sidecar may take a PROXY header
 */
public record ObservedLoadBalancer(
        String id,
        String state,
        Set<String> securityGroupIds,
        String enforcesOnPrivateLink,
        CrossZone crossZone,
        List<String> addresses)
        implements Observed {

    public ObservedLoadBalancer {
        securityGroupIds = Set.copyOf(securityGroupIds);
        addresses = addresses.stream().sorted().toList();
    }

    static boolean isDead(String state) {
        return state.toLowerCase(Locale.ROOT).equals("failed");
    }

    @Override
    public Map<Attribute, String> outputs() {
        return Map.of(Attribute.ID, id);
    }

    @Override
    public Optional<Outcome.InProgress> unfinished() {
        return state.startsWith("active")
                ? Optional.empty()
                : Optional.of(new Outcome.InProgress("The load balancer is " + state + ".", Delays.PROVISIONING));
    }
}
