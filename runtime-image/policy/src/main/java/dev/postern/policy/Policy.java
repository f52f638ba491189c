package dev.postern.policy;

import java.util.List;

/** An AccessPolicy without findings: what webhook, operator and sidecar all mean by it. */
public record Policy(PolicyRef ref, String apiName, List<Rule> rules, List<PolicyTest> tests) {

    public Policy {
        rules = List.copyOf(rules);
        tests = List.copyOf(tests);
    }

    /** The API it is about, always of its own namespace: nobody consents to the use of another team's API. */
    public ApiRef api() {
        return new ApiRef(ref.namespace(), apiName);
    }
}
