package dev.postern.aws.driver;

import dev.postern.aws.apply.Observed;
import dev.postern.aws.apply.Outcome;
import dev.postern.plan.resource.Attribute;
import java.util.Map;
import java.util.Optional;

/** A rule on somebody else's security group as AWS shows it. */
public record ObservedRule(String id, String groupId, String sourceGroupId, int port) implements Observed {

    @Override
    public Map<Attribute, String> outputs() {
        return Map.of(Attribute.ID, id);
    }

    @Override
    public Optional<Outcome.InProgress> unfinished() {
        return Optional.empty();
    }
}
