package dev.postern.policy.draft;

import dev.postern.policy.PolicyRef;
import java.util.List;

/**
 * The raw text of an AccessPolicy: strings as they stand in the object, nothing checked. A field left out or unreadable
 * is the empty string, never a default.
 */
public record PolicyDraft(PolicyRef ref, String apiName, String mode, List<RuleDraft> rules, List<TestDraft> tests) {

    public PolicyDraft {
        rules = List.copyOf(rules);
        tests = List.copyOf(tests);
    }
}
