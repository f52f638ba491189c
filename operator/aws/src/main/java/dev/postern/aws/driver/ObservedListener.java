package dev.postern.aws.driver;

import dev.postern.aws.apply.Observed;
import dev.postern.aws.apply.Outcome;
import dev.postern.plan.resource.Attribute;
import java.util.Map;
import java.util.Optional;

/**
 * A listener as AWS shows it.
 *
 * @param id its ARN
 * @param targetGroupArn empty when it does not forward to one target group
 */
public record ObservedListener(
        String id, String loadBalancerArn, String protocol, int port, Optional<String> targetGroupArn)
        implements Observed {

    @Override
    public Map<Attribute, String> outputs() {
        return Map.of(Attribute.ID, id);
    }

    @Override
    public Optional<Outcome.InProgress> unfinished() {
        return Optional.empty();
    }
}
