package dev.postern.policy.draft;

import java.util.List;
import java.util.Optional;

/** One unchecked rule. {@code when} narrows a rule and is not built yet, so its presence is a finding. */
public record RuleDraft(
        String name, String effect, List<ConsumerDraft> from, List<OperationDraft> to, Optional<String> when) {

    public RuleDraft {
        from = List.copyOf(from);
        to = List.copyOf(to);
    }
}
