package dev.postern.awssim.fault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The YAML form of a plan. All that is wrong with it is said at once, each with its key. */
public final class FaultPlanFile {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private FaultPlanFile() {}

    public static FaultPlan parse(String yaml) {
        List<String> problems = new ArrayList<>();
        PlanNode root = new PlanNode("", tree(yaml), problems);
        root.allowOnly(Set.of("seed", "rules"));
        List<FaultRule> rules = root.list("rules").stream()
                .flatMap(node -> RuleNode.read(node).stream())
                .toList();
        long seed = root.whole("seed").orElse(1);
        if (rules.isEmpty() && problems.isEmpty()) {
            problems.add("rules: at least one is needed");
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("the faults cannot be read: " + String.join("; ", problems));
        }
        return new FaultPlan(seed, rules);
    }

    private static JsonNode tree(String yaml) {
        try {
            return YAML.readTree(yaml);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the faults cannot be read: " + e.getOriginalMessage(), e);
        }
    }
}
