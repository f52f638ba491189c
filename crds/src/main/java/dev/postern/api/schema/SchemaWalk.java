package dev.postern.api.schema;

import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;

/** Visits every property of a schema, outermost first. */
final class SchemaWalk {

    /** What is done to each property. */
    interface Visitor {
        void visit(String name, JSONSchemaProps property);
    }

    private SchemaWalk() {}

    static void over(JSONSchemaProps schema, Visitor visitor) {
        if (schema.getProperties() != null) {
            schema.getProperties().forEach((name, property) -> {
                visitor.visit(name, property);
                over(property, visitor);
            });
        }
        if (schema.getItems() != null && schema.getItems().getSchema() != null) {
            over(schema.getItems().getSchema(), visitor);
        }
    }
}
