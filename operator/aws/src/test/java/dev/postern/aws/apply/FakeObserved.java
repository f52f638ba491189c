package dev.postern.aws.apply;

import dev.postern.plan.resource.Attribute;
import java.util.Map;
import java.util.Optional;

/** What the fake shows. */
record FakeObserved(FakeResource resource, String adjustable, boolean provisioning) implements Observed {

    static FakeObserved of(FakeResource resource) {
        return new FakeObserved(resource, resource.adjustable, resource.provisioning);
    }

    @Override
    public String id() {
        return resource.id;
    }

    @Override
    public Map<Attribute, String> outputs() {
        return Map.of(
                Attribute.ID, id(), Attribute.DNS_NAME, "dns-of-" + id(), Attribute.DNS_ZONE_ID, "zone-of-" + id());
    }

    @Override
    public Optional<Outcome.InProgress> unfinished() {
        return provisioning
                ? Optional.of(new Outcome.InProgress("provisioning", Delays.PROVISIONING))
                : Optional.empty();
    }
}
