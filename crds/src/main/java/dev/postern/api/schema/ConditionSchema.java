package dev.postern.api.schema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gives conditions the schema of {@code metav1.Condition}, which the client's Java type does not carry. */
final class ConditionSchema implements SchemaWalk.Visitor {

    @Override
    public void visit(String name, JSONSchemaProps property) {
        if (name.equals("conditions")) {
            property.getItems().setSchema(condition());
        }
    }

    private static JSONSchemaProps condition() {
        return new JSONSchemaPropsBuilder()
                .withType("object")
                .withRequired("lastTransitionTime", "message", "reason", "status", "type")
                .withProperties(properties())
                .build();
    }

    private static Map<String, JSONSchemaProps> properties() {
        Map<String, JSONSchemaProps> properties = new LinkedHashMap<>();
        properties.put(
                "type", text("What the condition is about.").withMaxLength(316L).build());
        properties.put("status", status());
        properties.put(
                "reason",
                text("Why, in one word that does not change with the message.")
                        .withMaxLength(1024L)
                        .withMinLength(1L)
                        .withPattern("^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$")
                        .build());
        properties.put(
                "message",
                text("Why, in words, and what to do next.")
                        .withMaxLength(32768L)
                        .build());
        properties.put(
                "lastTransitionTime",
                text("When the status last changed.").withFormat("date-time").build());
        properties.put("observedGeneration", observedGeneration());
        return properties;
    }

    private static JSONSchemaProps status() {
        return text("True, False or Unknown.")
                .withEnum(List.of(
                        JsonNodeFactory.instance.textNode("True"),
                        JsonNodeFactory.instance.textNode("False"),
                        JsonNodeFactory.instance.textNode("Unknown")))
                .build();
    }

    private static JSONSchemaProps observedGeneration() {
        return new JSONSchemaPropsBuilder()
                .withType("integer")
                .withFormat("int64")
                .withMinimum(0.0)
                .withDescription("Generation of the spec the condition is about.")
                .build();
    }

    private static JSONSchemaPropsBuilder text(String description) {
        return new JSONSchemaPropsBuilder().withType("string").withDescription(description);
    }
}
