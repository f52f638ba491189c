package dev.postern.awssim.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/** One mapping of the file, and where it stands; what does not fit is added to the problems and read as absent. */
record PlanNode(String path, JsonNode node, List<String> problems) {

    void allowOnly(Set<String> keys) {
        if (!node.isObject()) {
            problems.add("%s: a mapping is needed".formatted(path.isEmpty() ? "the file" : path));
        }
        String known = String.join(", ", new TreeSet<>(keys));
        node.propertyStream()
                .map(Map.Entry::getKey)
                .filter(key -> !keys.contains(key))
                .forEach(key -> problem(key, "no such key; there are " + known));
    }

    List<PlanNode> list(String key) {
        List<PlanNode> entries = new ArrayList<>();
        JsonNode list = node.path(key);
        if (!list.isArray() && !list.isMissingNode()) {
            problem(key, "a list is needed");
        }
        for (int i = 0; i < list.size(); i++) {
            entries.add(new PlanNode("%s[%d]".formatted(key(key), i), list.path(i), problems));
        }
        return entries;
    }

    /** A number is no text: an account without quotes has lost its leading zeros already. */
    Optional<String> text(String key) {
        return present(key)
                .filter(value ->
                        fits(value.isTextual() && !value.asText().isBlank(), key, "a text is needed, in quotes"))
                .map(JsonNode::asText);
    }

    OptionalInt whole(String key) {
        return present(key)
                .filter(value -> fits(value.isInt(), key, "a whole number is needed"))
                .map(value -> OptionalInt.of(value.asInt()))
                .orElse(OptionalInt.empty());
    }

    OptionalDouble number(String key) {
        return present(key)
                .filter(value -> fits(value.isNumber(), key, "a number is needed"))
                .map(value -> OptionalDouble.of(value.asDouble()))
                .orElse(OptionalDouble.empty());
    }

    void problem(String key, String what) {
        problems.add(key(key) + ": " + what);
    }

    private String key(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private Optional<JsonNode> present(String key) {
        return Optional.of(node.path(key)).filter(value -> !value.isMissingNode());
    }

    private boolean fits(boolean fits, String key, String needed) {
        if (!fits) {
            problem(key, needed);
        }
        return fits;
    }
}
