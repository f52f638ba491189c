package dev.postern.policy.draft;

import dev.postern.policy.Effect;
import dev.postern.policy.Finding;
import dev.postern.policy.Policy;
import dev.postern.policy.PolicyTest;
import dev.postern.policy.document.PolicyRules;
import dev.postern.policy.enforcement.CallerRules;
import dev.postern.policy.enforcement.Decision;
import dev.postern.policy.enforcement.Decision.Allowed;
import dev.postern.policy.enforcement.Decision.Denied;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a policy's own tests against that policy alone, so that apply order never matters, with the evaluator that the
 * sidecar uses. Grants count as unexpired: a policy that passed does not begin to fail by itself.
 */
public final class PolicyTests {

    private static final Instant BEFORE_ANY_EXPIRY = Instant.MIN;

    private PolicyTests() {}

    /** One finding for each test that fails. */
    public static List<Finding> run(Policy policy) {
        var rules = List.of(new PolicyRules(policy.ref(), policy.rules()));
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < policy.tests().size(); i++) {
            PolicyTest test = policy.tests().get(i);
            Decision decision = decide(rules, test);
            if (test.expect() != effect(decision)) {
                findings.add(new Finding("spec.tests[%d]".formatted(i), "TestFailed", failure(test, decision)));
            }
        }
        return List.copyOf(findings);
    }

    private static Decision decide(List<PolicyRules> rules, PolicyTest test) {
        return CallerRules.compile(test.caller(), test.path(), rules)
                .decide(test.method(), test.canonicalPath(), BEFORE_ANY_EXPIRY);
    }

    private static Effect effect(Decision decision) {
        return switch (decision) {
            case Allowed _ -> Effect.ALLOW;
            case Denied _ -> Effect.DENY;
        };
    }

    private static String failure(PolicyTest test, Decision decision) {
        return "Test %s expects %s for %s %s by %s %s, but %s"
                .formatted(
                        FindingCollector.quoted(test.name()),
                        Effects.written(test.expect()),
                        test.method(),
                        FindingCollector.quoted(test.canonicalPath()),
                        test.caller(),
                        test.path().describe(),
                        found(decision));
    }

    private static String found(Decision decision) {
        return switch (decision) {
            case Allowed allowed -> "rule %s allows it".formatted(allowed.rule());
            case Denied denied ->
                denied.rule().map("rule %s denies it"::formatted).orElse("no rule of this policy allows it");
        };
    }
}
