package dev.postern.policy.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.policy.Finding;
import dev.postern.policy.Policy;
import dev.postern.policy.PolicyRef;
import dev.postern.policy.corpus.Corpus;
import dev.postern.policy.corpus.PolicyYaml;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PolicyCompilerTest {

    private static final ConsumerDraft BILLING =
            new ConsumerDraft("billing", "billing", Optional.of("billing-prod"), Optional.empty());
    private static final OperationDraft READ = new OperationDraft(List.of("GET"), List.of("/orders"));

    @TestFactory
    Stream<DynamicTest> findsEverythingThatIsWrong() {
        return new Corpus("compile")
                .tests(folder ->
                        folder.check("out-findings.yaml", findings(PolicyYaml.draft(folder.input("in-policy.yaml")))));
    }

    @Test
    void refusesMoreRulesThanAreEvaluatedInBoundedTime() {
        var rules = IntStream.range(0, PolicyBounds.RULES + 1)
                .mapToObj(i -> rule("rule-" + i, List.of(BILLING), List.of(READ)))
                .toList();

        assertThat(findings(draft(rules)))
                .extracting(Finding::path, Finding::code)
                .containsExactly(tooMany("spec.rules"));
    }

    @Test
    void refusesMorePathsThanAllRulesMayHoldTogether() {
        var full = new OperationDraft(List.of("GET"), Collections.nCopies(PolicyBounds.PATHS_PER_OPERATION, "/a"));
        var rule = rule("wide", List.of(BILLING), Collections.nCopies(9, full));

        assertThat(findings(draft(List.of(rule))))
                .extracting(Finding::path, Finding::code)
                .containsExactly(tooMany("spec.rules"));
    }

    @Test
    void refusesMoreConsumersThanOneRuleMayName() {
        var consumers = IntStream.range(0, PolicyBounds.CONSUMERS_PER_RULE + 1)
                .mapToObj(i -> new ConsumerDraft("billing", "c" + i, Optional.empty(), Optional.empty()))
                .toList();

        assertThat(findings(draft(List.of(rule("many", consumers, List.of(READ))))))
                .extracting(Finding::path, Finding::code)
                .containsExactly(tooMany("spec.rules[0].from"));
    }

    @Test
    void boundsTheFindingsAndWhatTheyQuote() {
        var hostile = new ConsumerDraft("x".repeat(100_000), "\u001b[2J", Optional.of("A"), Optional.of("never"));
        var rules = Collections.nCopies(60, rule("r", Collections.nCopies(100, hostile), List.of(READ)));

        List<Finding> findings = findings(draft(rules));

        assertThat(findings).hasSize(PolicyBounds.FINDINGS);
        assertThat(findings)
                .allSatisfy(finding ->
                        assertThat(finding.message()).hasSizeLessThan(250).doesNotContain("\u001b"));
    }

    private static List<Finding> findings(PolicyDraft draft) {
        return switch (PolicyCompiler.compile(draft)) {
            case Compilation.Accepted(Policy policy) -> PolicyTests.run(policy);
            case Compilation.Refused(List<Finding> findings) -> findings;
        };
    }

    private static org.assertj.core.groups.Tuple tooMany(String path) {
        return org.assertj.core.groups.Tuple.tuple(path, "TooMany");
    }

    private static PolicyDraft draft(List<RuleDraft> rules) {
        return new PolicyDraft(new PolicyRef("shop", "p"), "orders", "Enforce", rules, List.of());
    }

    private static RuleDraft rule(String name, List<ConsumerDraft> from, List<OperationDraft> to) {
        return new RuleDraft(name, "Allow", from, to, Optional.empty());
    }
}
