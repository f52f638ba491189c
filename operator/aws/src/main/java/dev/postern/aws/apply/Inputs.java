package dev.postern.aws.apply;

import dev.postern.plan.resource.Attribute;
import dev.postern.plan.resource.ResourceId;
import dev.postern.plan.resource.Value;
import java.util.Map;

/** The values that resources of a plan take from each other, as far as they are known. */
public final class Inputs {

    private final Map<ResourceId, ? extends Observed> observed;

    Inputs(Map<ResourceId, ? extends Observed> observed) {
        this.observed = observed;
    }

    /** @throws IllegalStateException when the resource it comes from is not done: the engine would have waited */
    public String of(Value value) {
        return switch (value) {
            case Value.Known(String text) -> text;
            case Value.OutputOf(ResourceId resource, Attribute attribute) -> output(resource, attribute);
        };
    }

    private String output(ResourceId resource, Attribute attribute) {
        Observed source = observed.get(resource);
        String text = source == null ? null : source.outputs().get(attribute);
        if (text == null) {
            throw new IllegalStateException(resource + " has no " + attribute + " yet");
        }
        return text;
    }
}
