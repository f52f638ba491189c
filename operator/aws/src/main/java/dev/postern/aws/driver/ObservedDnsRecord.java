package dev.postern.aws.driver;

import dev.postern.aws.apply.Observed;
import dev.postern.aws.apply.Outcome;
import dev.postern.plan.resource.Attribute;
import java.util.Map;
import java.util.Optional;

/**
 * A record, and the heritage beside it, as AWS shows them.
 *
 * @param id zone id and name
 * @param target of the alias; empty when only the heritage is there
 */
public record ObservedDnsRecord(String id, String name, Optional<Target> target) implements Observed {

    /** What the alias points to. */
    public record Target(String name, String zoneId) {}

    @Override
    public Map<Attribute, String> outputs() {
        return Map.of(Attribute.ID, id, Attribute.DNS_NAME, name);
    }

    @Override
    public Optional<Outcome.InProgress> unfinished() {
        return Optional.empty();
    }
}
