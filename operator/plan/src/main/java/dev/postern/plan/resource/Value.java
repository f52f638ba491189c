package dev.postern.plan.resource;

/** A parameter of a resource: known when planning, or an output of another resource of the same plan. */
public sealed interface Value {

    static Value of(String text) {
        return new Known(text);
    }

    /** Known when planning. */
    record Known(String text) implements Value {}

    /** Known once the other resource exists. This is what makes an edge of the graph; there are no others. */
    record OutputOf(ResourceId resource, Attribute attribute) implements Value {}
}
