package dev.postern.policy.draft;

import dev.postern.policy.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything found wrong in one draft, bounded: a hostile object must not make a response of megabytes. */
final class FindingCollector {

    private static final int QUOTED_LENGTH = 80;

    private final List<Finding> findings = new ArrayList<>();

    /** Adds the finding and stands for the value that could not be made. */
    <T> Optional<T> add(String path, String code, String message) {
        if (findings.size() < PolicyBounds.FINDINGS) {
            findings.add(new Finding(path, code, message));
        }
        return Optional.empty();
    }

    /** The items worth looking at: all, or as many as allowed, with a finding about the rest; none is a finding too. */
    <T> List<T> bounded(String path, List<T> items, int limit) {
        if (items.isEmpty()) {
            add(path, "Required", "must have at least one entry");
        }
        return atMost(path, items, limit);
    }

    <T> List<T> atMost(String path, List<T> items, int limit) {
        if (items.size() <= limit) {
            return items;
        }
        add(path, "TooMany", "has %d entries, at most %d are allowed".formatted(items.size(), limit));
        return items.subList(0, limit);
    }

    boolean isEmpty() {
        return findings.isEmpty();
    }

    List<Finding> all() {
        return List.copyOf(findings);
    }

    /** What the author wrote, short enough and without control characters, for a message. */
    static String quoted(String text) {
        String start = text.length() <= QUOTED_LENGTH ? text : text.substring(0, QUOTED_LENGTH) + "...";
        return "\"" + start.replaceAll("\\p{Cntrl}", "?") + "\"";
    }
}
