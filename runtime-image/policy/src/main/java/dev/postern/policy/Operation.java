package dev.postern.policy;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a rule is about: any of the methods on any of the paths. GET does not imply HEAD. */
public record Operation(Set<String> methods, List<PathTemplate> paths) {

    public Operation {
        methods = Collections.unmodifiableSet(new TreeSet<>(methods));
        paths = List.copyOf(paths);
    }
}
