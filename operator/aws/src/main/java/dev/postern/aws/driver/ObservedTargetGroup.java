package dev.postern.aws.driver;

import dev.postern.aws.apply.Observed;
import dev.postern.aws.apply.Outcome;
import dev.postern.plan.resource.Attribute;
import dev.postern.plan.resource.TargetGroup.HealthCheck;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A target group as AWS shows it.
 *
 * @param id its ARN
 * @param health of each registered address, in AWS's words, lower case
 */
public record ObservedTargetGroup(
        String id, HealthCheck healthCheck, Map<String, String> attributes, NavigableMap<String, String> health)
        implements Observed {

    public ObservedTargetGroup {
        attributes = Map.copyOf(attributes);
        health = new TreeMap<>(health);
    }

    @Override
    public Map<Attribute, String> outputs() {
        return Map.of(Attribute.ID, id);
    }

    @Override
    public Optional<Outcome.InProgress> unfinished() {
        return Optional.empty();
    }
}
