package dev.postern.aws.driver;

import dev.postern.aws.apply.Observed;
import dev.postern.aws.apply.Outcome;
import dev.postern.plan.resource.Attribute;
import dev.postern.plan.resource.SecurityGroup.Ingress;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A security group as AWS shows it.
 *
 * @param open rules of the form Postern writes, each with its id
 * @param others ids of all other ingress rules
 */
public record ObservedSecurityGroup(String id, Map<Ingress, String> open, List<String> others) implements Observed {

    public ObservedSecurityGroup {
        open = Map.copyOf(open);
        others = List.copyOf(others);
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
