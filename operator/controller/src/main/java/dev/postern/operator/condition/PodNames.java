package dev.postern.operator.condition;

import java.util.List;

/** Names in a message, so few that a message never outgrows its schema. */
public final class PodNames {

    private static final int MAX_NAMED = 5;

    private PodNames() {}

    public static String of(List<String> names) {
        String named = String.join(", ", names.stream().limit(MAX_NAMED).toList());
        return names.size() <= MAX_NAMED ? named : named + " and " + (names.size() - MAX_NAMED) + " more";
    }
}
