package dev.postern.awssim.elbv2;

import dev.postern.awssim.protocol.Input;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reading arguments the way Elastic Load Balancing validates them. */
final class Arguments {
    private Arguments() {}

    static String required(Input input, String name) {
        return input.text(name)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> ElbError.VALIDATION.because("%s is required".formatted(name)));
    }

    /** A name of a load balancer or target group. */
    static String name(Input input, String what) {
        String name = required(input, "Name");
        if (name.length() > 32) {
            throw ElbError.VALIDATION.because(
                    "%s name '%s' cannot be longer than '32' characters".formatted(what, name));
        }
        if (!name.matches("[A-Za-z0-9-]+")) {
            throw ElbError.VALIDATION.because(
                    "%s name '%s' can only contain characters that are alphanumeric characters and hyphens(-)"
                            .formatted(what, name));
        }
        if (name.startsWith("-") || name.endsWith("-")) {
            throw ElbError.VALIDATION.because(
                    "%s name '%s' cannot begin or end with a hyphen(-)".formatted(what, name));
        }
        if (name.startsWith("internal-")) {
            throw ElbError.VALIDATION.because("%s name '%s' cannot begin with 'internal-'".formatted(what, name));
        }
        return name;
    }

    static int between(int value, int least, int most, String name) {
        if (value < least || value > most) {
            throw ElbError.VALIDATION.because(
                    "%s '%d' must be between '%d' and '%d'".formatted(name, value, least, most));
        }
        return value;
    }

    static int port(Input input) {
        return between(
                input.number("Port").orElseThrow(() -> ElbError.VALIDATION.because("A port must be specified")),
                1,
                65535,
                "Port");
    }

    /** Attributes of a Modify call over the present ones; an unknown key is refused. */
    static Map<String, String> merged(Input input, Map<String, String> present) {
        Map<String, String> merged = new LinkedHashMap<>(present);
        input.list("Attributes").forEach(attribute -> {
            String key = required(attribute, "Key");
            if (!present.containsKey(key)) {
                throw ElbError.VALIDATION.because("Attribute key '%s' is not recognized".formatted(key));
            }
            String value = attribute.text("Value").orElse("");
            checkValue(key, present.getOrDefault(key, ""), value);
            merged.put(key, value);
        });
        return merged;
    }

    private static void checkValue(String key, String present, String value) {
        Set<String> flags = Set.of("true", "false");
        if (flags.contains(present) && !flags.contains(value)) {
            throw ElbError.VALIDATION.because("Attribute value '%s' is not valid for '%s'".formatted(value, key));
        }
        if (key.endsWith("_seconds") && !(value.matches("[0-9]{1,4}") && Integer.parseInt(value) <= 3600)) {
            throw ElbError.VALIDATION.because("'%s' must be between '0' and '3600'".formatted(key));
        }
    }

    static Map<String, String> tags(Input input) {
        Map<String, String> tags = new LinkedHashMap<>();
        input.list("Tags")
                .forEach(tag -> tags.put(required(tag, "Key"), tag.text("Value").orElse("")));
        return tags;
    }

    /** The request as far as a second one is compared with it: tags do not count. */
    static Input comparable(Input input) {
        return input.without("Tags");
    }

    static List<String> arns(Input input, String name, int most) {
        List<String> arns = input.texts(name);
        if (arns.size() > most) {
            throw ElbError.VALIDATION.because("The maximum number of %s is %d".formatted(name, most));
        }
        return arns;
    }
}
