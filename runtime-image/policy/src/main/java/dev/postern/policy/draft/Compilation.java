package dev.postern.policy.draft;

import dev.postern.policy.Finding;
import dev.postern.policy.Policy;
import java.util.List;

/** What became of a draft: a policy, or everything that is wrong with it. */
public sealed interface Compilation {

    record Accepted(Policy policy) implements Compilation {}

    record Refused(List<Finding> findings) implements Compilation {
        public Refused {
            findings = List.copyOf(findings);
        }
    }
}
