package dev.postern.policy.draft;

import java.util.List;

/** One unchecked line of a rule's {@code to}. */
public record OperationDraft(List<String> methods, List<String> paths) {

    public OperationDraft {
        methods = List.copyOf(methods);
        paths = List.copyOf(paths);
    }
}
