package dev.postern.awssim.ec2;

import dev.postern.awssim.protocol.Input;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The {@code Filter} parameters of describe calls: all of them must match, each with any of its values, {@code *} and {@code ?} allowed. */
final class Filters {
    private record Filter(String name, List<String> values) {}

    private final List<Filter> filters;

    private Filters(List<Filter> filters) {
        this.filters = filters;
    }

    static Filters of(Input input) {
        return new Filters(input.list("Filter").stream()
                .map(filter -> new Filter(filter.text("Name").orElse(""), filter.texts("Value")))
                .toList());
    }

    /** Refuses a filter that the kind does not have, as EC2 does. */
    boolean accept(Map<String, List<String>> attributes, Map<String, String> tags) {
        return filters.stream().allMatch(filter -> matches(filter, candidates(filter.name(), attributes, tags)));
    }

    private static List<String> candidates(
            String name, Map<String, List<String>> attributes, Map<String, String> tags) {
        if (name.startsWith("tag:")) {
            String key = name.substring("tag:".length());
            return tags.containsKey(key) ? List.of(tags.getOrDefault(key, "")) : List.of();
        }
        if (name.equals("tag-key")) {
            return List.copyOf(tags.keySet());
        }
        List<String> values = attributes.get(name);
        if (values == null) {
            throw Ec2Error.INVALID_VALUE.because("The filter '%s' is invalid".formatted(name));
        }
        return values;
    }

    private static boolean matches(Filter filter, List<String> candidates) {
        return filter.values().stream()
                .map(Filters::pattern)
                .anyMatch(pattern -> candidates.stream()
                        .anyMatch(value -> pattern.matcher(value).matches()));
    }

    private static Pattern pattern(String wildcard) {
        return Pattern.compile(
                Pattern.quote(wildcard).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q"), Pattern.DOTALL);
    }
}
