package dev.postern.api.schema;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinitionBuilder;

/** Columns of {@code kubectl get}: is it ready, why not, how do I reach it. */
final class Columns {

    /** JSON path of the Ready condition. */
    static final String READY = ".status.conditions[?(@.type==\"Ready\")]";

    private Columns() {}

    static CustomResourceColumnDefinition ready() {
        return text("Ready", READY + ".status");
    }

    static CustomResourceColumnDefinition reason() {
        return text("Reason", READY + ".reason");
    }

    static CustomResourceColumnDefinition age() {
        return column("Age", "date", ".metadata.creationTimestamp");
    }

    static CustomResourceColumnDefinition text(String name, String path) {
        return column(name, "string", path);
    }

    static CustomResourceColumnDefinition count(String name, String path) {
        return column(name, "integer", path);
    }

    /** Shown with {@code -o wide} only. */
    static CustomResourceColumnDefinition wide(CustomResourceColumnDefinition column) {
        return new CustomResourceColumnDefinitionBuilder(column).withPriority(1).build();
    }

    private static CustomResourceColumnDefinition column(String name, String type, String path) {
        return new CustomResourceColumnDefinitionBuilder()
                .withName(name)
                .withType(type)
                .withJsonPath(path)
                .build();
    }
}
