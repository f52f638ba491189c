package dev.postern.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Habits every field of every kind must have. */
class SchemaTest {

    static List<String> files() {
        return Crds.FILES;
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFieldHasADescription(String file) {
        List<String> bare = new ArrayList<>();

        fields(file).forEach((path, field) -> {
            if (!path.endsWith("[]") && !path.endsWith("{}") && field.getDescription() == null) {
                bare.add(path);
            }
        });

        assertThat(bare).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyListMapAndTextHasABound(String file) {
        List<String> unbounded = new ArrayList<>();

        fields(file).forEach((path, field) -> {
            if (!isBounded(field)) {
                unbounded.add(path);
            }
        });

        assertThat(unbounded).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyListSaysHowItMerges(String file) {
        assertThat(fields(file))
                .allSatisfy((path, field) -> assertThat("array".equals(field.getType()))
                        .as(path)
                        .isEqualTo(field.getXKubernetesListType() != null));
    }

    @ParameterizedTest
    @MethodSource("files")
    void wholeNumbersFitTheirJavaType(String file) {
        assertThat(fields(file)).allSatisfy((path, field) -> {
            if ("integer".equals(field.getType()) && !path.endsWith("eneration")) {
                assertThat(field.getMaximum()).as(path).isLessThanOrEqualTo(Integer.MAX_VALUE);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("files")
    void kindIsListedWithItsCategoryAndAnswersWhetherItIsReady(String file) {
        var spec = definition(file).getSpec();

        assertThat(spec.getNames().getCategories()).containsExactly("postern");
        assertThat(spec.getNames().getShortNames()).hasSize(1);
        assertThat(spec.getVersions().getFirst().getAdditionalPrinterColumns())
                .extracting("name")
                .contains("Ready", "Reason", "Message", "Age");
    }

    private static boolean isBounded(JSONSchemaProps field) {
        return switch (field.getType()) {
            case "array" -> field.getMaxItems() != null;
            case "string" -> field.getMaxLength() != null || field.getEnum() != null || field.getFormat() != null;
            case "object" -> field.getAdditionalProperties() == null || field.getMaxProperties() != null;
            default -> true;
        };
    }

    private static Map<String, JSONSchemaProps> fields(String file) {
        Map<String, JSONSchemaProps> fields = new LinkedHashMap<>();
        var root =
                definition(file).getSpec().getVersions().getFirst().getSchema().getOpenAPIV3Schema();
        root.getProperties().forEach((name, field) -> collect(name, field, fields));
        return fields;
    }

    private static void collect(String path, JSONSchemaProps field, Map<String, JSONSchemaProps> fields) {
        fields.put(path, field);
        if (field.getProperties() != null) {
            field.getProperties().forEach((name, inner) -> collect(path + "." + name, inner, fields));
        }
        if (field.getItems() != null) {
            collect(path + "[]", field.getItems().getSchema(), fields);
        }
        if (field.getAdditionalProperties() != null) {
            collect(path + "{}", field.getAdditionalProperties().getSchema(), fields);
        }
    }

    private static CustomResourceDefinition definition(String file) {
        return new KubernetesSerialization().unmarshal(Crds.read(file), CustomResourceDefinition.class);
    }
}
