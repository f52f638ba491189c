package dev.postern.policy.draft;

import dev.postern.policy.Policy;
import dev.postern.policy.PolicyTest;
import dev.postern.policy.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes a policy of a draft, or says everything that is wrong with it. Webhook and operator call the same, so a policy
 * that was let in is a policy that is obeyed.
 */
public final class PolicyCompiler {

    private final PolicyDraft draft;
    private final FindingCollector findings = new FindingCollector();

    private PolicyCompiler(PolicyDraft draft) {
        this.draft = draft;
    }

    public static Compilation compile(PolicyDraft draft) {
        return new PolicyCompiler(draft).compile();
    }

    private Compilation compile() {
        Names.check(findings, "spec.api.name", draft.apiName());
        checkMode();
        List<Rule> rules = rules();
        checkTotals(rules);
        List<PolicyTest> tests = tests();
        return findings.isEmpty()
                ? new Compilation.Accepted(new Policy(draft.ref(), draft.apiName(), rules, tests))
                : new Compilation.Refused(findings.all());
    }

    private void checkMode() {
        switch (draft.mode()) {
            case "Enforce" -> {}
            case "Shadow" ->
                findings.add(
                        "spec.mode",
                        "NotSupported",
                        "Shadow is not supported yet, and to enforce instead is not what it means: set Enforce");
            default ->
                findings.add(
                        "spec.mode", "UnknownMode", "must be Enforce, not " + FindingCollector.quoted(draft.mode()));
        }
    }

    private List<Rule> rules() {
        List<RuleDraft> drafts = findings.bounded("spec.rules", draft.rules(), PolicyBounds.RULES);
        var compiler = new RuleCompiler(findings);
        var rules = new ArrayList<Rule>();
        var names = new HashSet<String>();
        for (int i = 0; i < drafts.size(); i++) {
            String path = "spec.rules[%d]".formatted(i);
            checkDistinct(path + ".name", drafts.get(i).name(), names);
            compiler.compile(path, drafts.get(i)).ifPresent(rules::add);
        }
        return rules;
    }

    private List<PolicyTest> tests() {
        List<TestDraft> drafts = findings.atMost("spec.tests", draft.tests(), PolicyBounds.TESTS);
        var compiler = new TestCompiler(findings);
        var tests = new ArrayList<PolicyTest>();
        var names = new HashSet<String>();
        for (int i = 0; i < drafts.size(); i++) {
            String path = "spec.tests[%d]".formatted(i);
            checkDistinct(path + ".name", drafts.get(i).name(), names);
            compiler.compile(path, drafts.get(i)).ifPresent(tests::add);
        }
        return tests;
    }

    private void checkDistinct(String path, String name, Set<String> names) {
        if (!names.add(name) && !name.isEmpty()) {
            findings.add(path, "Duplicate", FindingCollector.quoted(name) + " is already taken in this policy");
        }
    }

    private void checkTotals(List<Rule> rules) {
        long consumers = rules.stream().mapToLong(rule -> rule.from().size()).sum();
        long paths = rules.stream()
                .flatMap(rule -> rule.to().stream())
                .mapToLong(operation -> operation.paths().size())
                .sum();
        checkTotal("consumers", consumers, PolicyBounds.CONSUMERS);
        checkTotal("paths", paths, PolicyBounds.PATHS);
    }

    private void checkTotal(String what, long total, int limit) {
        if (total > limit) {
            findings.add(
                    "spec.rules",
                    "TooMany",
                    "the rules name %d %s together, at most %d are allowed: split the policy"
                            .formatted(total, what, limit));
        }
    }
}
