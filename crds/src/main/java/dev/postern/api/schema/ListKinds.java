package dev.postern.api.schema;

import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which lists are maps, and by what key, and which are sets; the others are replaced as a whole. */
final class ListKinds implements SchemaWalk.Visitor {

    private static final Map<String, List<String>> KEYS = Map.of(
            "conditions", List.of("type"),
            "rules", List.of("name"),
            "tests", List.of("name"),
            "grants", List.of("namespace", "name"),
            "serials", List.of("serial"),
            "resources", List.of("logicalId"));

    /** Of the spec only: a repeated value in a status would make the API server refuse all of it. */
    private static final Set<String> SETS =
            Set.of("ids", "dnsNames", "targetSecurityGroups", "clientSecurityGroups", "methods", "paths");

    @Override
    public void visit(String name, JSONSchemaProps property) {
        if (!"array".equals(property.getType())) {
            return;
        }
        if (itemsAreObjects(property) && KEYS.containsKey(name)) {
            property.setXKubernetesListType("map");
            property.setXKubernetesListMapKeys(KEYS.get(name));
        } else if (!itemsAreObjects(property) && SETS.contains(name)) {
            property.setXKubernetesListType("set");
        } else {
            property.setXKubernetesListType("atomic");
        }
    }

    private static boolean itemsAreObjects(JSONSchemaProps list) {
        return "object".equals(list.getItems().getSchema().getType());
    }
}
