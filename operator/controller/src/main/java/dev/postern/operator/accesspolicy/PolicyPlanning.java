package dev.postern.operator.accesspolicy;

import dev.postern.api.AccessPolicy;
import dev.postern.api.AccessPolicyStatus.Accepted;
import dev.postern.api.ConditionReason;
import dev.postern.api.ConditionType;
import dev.postern.operator.condition.ConditionFact;
import dev.postern.operator.condition.FindingsText;
import dev.postern.policy.Finding;
import dev.postern.policy.Policy;
import dev.postern.policy.draft.Compilation;
import dev.postern.policy.draft.PolicyCompiler;
import dev.postern.policy.draft.PolicyTests;
import java.util.List;
import java.util.Optional;

/** Compiles and tests what is written. A policy that fails either keeps the meaning it had. */
public final class PolicyPlanning {

    private static final String KEEPS = " The policy as last accepted stays in force.";

    private PolicyPlanning() {}

    public static PolicyPlan plan(PolicyFacts facts) {
        return switch (PolicyCompiler.compile(facts.policy().toDraft())) {
            case Compilation.Accepted(Policy policy) -> tested(facts, policy);
            case Compilation.Refused(List<Finding> findings) -> refused(facts, findings);
        };
    }

    private static PolicyPlan tested(PolicyFacts facts, Policy policy) {
        ConditionFact accepted =
                ConditionFact.holds(ConditionType.ACCEPTED, ConditionReason.ACCEPTED, "The spec passed every check.");
        List<Finding> failures = PolicyTests.run(policy);
        if (!failures.isEmpty()) {
            ConditionFact failed = ConditionFact.fails(
                    ConditionType.TESTS_PASSED, ConditionReason.TESTS_FAILED, FindingsText.of(failures) + keeps(facts));
            return new PolicyPlan(accepted, failed, facts.acceptedBefore());
        }
        return new PolicyPlan(accepted, passed(policy), Optional.of(asWritten(facts.policy())));
    }

    private static ConditionFact passed(Policy policy) {
        int tests = policy.tests().size();
        return tests == 0
                ? ConditionFact.holds(
                        ConditionType.TESTS_PASSED,
                        ConditionReason.NO_TESTS,
                        "The policy has no tests. Write some under spec.tests to pin what it must allow and deny.")
                : ConditionFact.holds(
                        ConditionType.TESTS_PASSED, ConditionReason.TESTS_PASSED, "All " + tests + " tests passed.");
    }

    private static PolicyPlan refused(PolicyFacts facts, List<Finding> findings) {
        ConditionFact refused = ConditionFact.fails(
                ConditionType.ACCEPTED, ConditionReason.INVALID, FindingsText.of(findings) + keeps(facts));
        ConditionFact untested = ConditionFact.fails(
                ConditionType.TESTS_PASSED, ConditionReason.NOT_ACCEPTED, "Only an accepted policy is tested.");
        return new PolicyPlan(refused, untested, facts.acceptedBefore());
    }

    private static String keeps(PolicyFacts facts) {
        return facts.acceptedBefore().isPresent() ? KEEPS : "";
    }

    private static Accepted asWritten(AccessPolicy policy) {
        return new Accepted(
                policy.getMetadata().getGeneration(), policy.getMetadata().getUid(), policy.getSpec());
    }
}
