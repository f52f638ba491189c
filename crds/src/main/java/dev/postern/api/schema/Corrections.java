package dev.postern.api.schema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.util.ArrayList;
import java.util.LinkedHashSet;

/**
 * Undoes two habits of the generator: rules on record components come out twice, which server-side apply refuses, and
 * the default of an object is filled with its Java type's zeros instead of staying empty.
 */
final class Corrections implements SchemaWalk.Visitor {

    @Override
    public void visit(String name, JSONSchemaProps property) {
        if (property.getXKubernetesValidations() != null) {
            property.setXKubernetesValidations(
                    new ArrayList<>(new LinkedHashSet<>(property.getXKubernetesValidations())));
        }
        if ("object".equals(property.getType()) && property.getDefault() != null) {
            property.setDefault(JsonNodeFactory.instance.objectNode());
        }
    }
}
