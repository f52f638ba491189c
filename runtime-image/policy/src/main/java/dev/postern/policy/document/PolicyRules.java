package dev.postern.policy.document;

import dev.postern.policy.PolicyRef;
import dev.postern.policy.Rule;
import java.util.Comparator;
import java.util.List;

/** The rules of one accepted policy, as a document carries them. Their order means nothing. */
public record PolicyRules(PolicyRef ref, List<Rule> rules) {

    public PolicyRules {
        rules = CanonicalOrder.list(rules, Comparator.comparing(Rule::name));
    }
}
