package dev.postern.api;

import dev.postern.policy.Finding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects everything that is wrong with one object, under one path. */
final class Findings {

    private final List<Finding> found = new ArrayList<>();

    void add(String path, String code, String message) {
        found.add(new Finding(path, code, message));
    }

    /** A closed name that arrived as null was one this version does not know. */
    void unknownValue(@Nullable Object value, String path) {
        if (value == null) {
            add(
                    path,
                    FindingCodes.UNKNOWN_VALUE,
                    "The value is not one this version of Postern knows; kubectl explain lists those it does.");
        }
    }

    /** A part the schema requires; missing only where no API server has checked, or one did by an older schema. */
    void required(@Nullable Object part, String path) {
        if (part == null) {
            add(path, FindingCodes.MISSING, "The field is required; kubectl explain says what belongs there.");
        }
    }

    boolean any() {
        return !found.isEmpty();
    }

    List<Finding> all() {
        return List.copyOf(found);
    }
}
