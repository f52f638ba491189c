package dev.postern.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postern.policy.corpus.Corpus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class PathTemplateTest {

    @TestFactory
    Stream<DynamicTest> meansWhatTheCorpusSays() {
        return new Corpus("templates").tests(folder -> {
            var outcomes = new LinkedHashMap<String, Object>();
            JsonNode templates = folder.input("in-templates.yaml");
            templates
                    .properties()
                    .forEach(entry -> outcomes.put(entry.getKey(), outcome(entry.getKey(), entry.getValue())));

            folder.check("out-matches.yaml", outcomes);
        });
    }

    private static Object outcome(String template, JsonNode paths) {
        return switch (PathTemplateParser.parse(template)) {
            case PathTemplateParser.Rejected(String code, String _) -> "rejected " + code;
            case PathTemplateParser.Parsed(PathTemplate parsed) -> matches(parsed, paths);
        };
    }

    private static Map<String, List<String>> matches(PathTemplate template, JsonNode paths) {
        var sorted = new LinkedHashMap<String, List<String>>();
        sorted.put("matches", new ArrayList<>());
        sorted.put("not", new ArrayList<>());
        paths.forEach(path ->
                sorted.get(template.matches(path.asText()) ? "matches" : "not").add(path.asText()));
        return sorted;
    }
}
