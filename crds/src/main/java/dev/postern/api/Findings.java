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

    List<Finding> all() {
        return List.copyOf(found);
    }
}
