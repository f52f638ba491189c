package dev.postern.plan.print;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import dev.postern.plan.Plan;
import dev.postern.plan.resource.DesiredResource;
import java.util.LinkedHashMap;
import java.util.Map;

/** A plan as YAML, the same text for the same plan. */
public final class PlanYaml {

    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .build());

    private PlanYaml() {}

    /** Resources stand in the order in which they are made. */
    public static String print(Plan plan) {
        var document = new LinkedHashMap<String, Object>();
        document.put("owner", plan.owner().path());
        document.put("account", plan.place().account());
        document.put("accountId", plan.place().accountId());
        document.put("region", plan.place().region());
        document.put(
                "resources", plan.resources().stream().map(PlanYaml::resource).toList());
        return text(document);
    }

    private static Map<String, Object> resource(DesiredResource resource) {
        var printed = new LinkedHashMap<String, Object>();
        printed.put("id", resource.id().value());
        printed.put("kind", resource.kind().text());
        printed.putAll(ResourceFields.of(resource));
        return printed;
    }

    private static String text(Map<String, Object> document) {
        try {
            return YAML.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps, lists, texts and numbers can always be written", e);
        }
    }
}
