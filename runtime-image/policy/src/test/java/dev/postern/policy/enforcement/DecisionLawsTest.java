package dev.postern.policy.enforcement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.policy.AccessPath;
import dev.postern.policy.ConsumerGrant;
import dev.postern.policy.ConsumerRef;
import dev.postern.policy.Effect;
import dev.postern.policy.Operation;
import dev.postern.policy.PathTemplate;
import dev.postern.policy.PolicyRef;
import dev.postern.policy.Rule;
import dev.postern.policy.document.PolicyRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The laws of a decision, over small worlds in which everything collides with everything. */
class DecisionLawsTest {

    private static final ConsumerRef CALLER = new ConsumerRef("a", "a");
    private static final AccessPath PATH = new AccessPath.InCluster();
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Property
    void neverDependsOnTheOrderOfRules(
            @ForAll("policies") List<PolicyRules> policies, @ForAll("calls") Call call, @ForAll Random random) {
        assertThat(decide(shuffled(policies, random), call)).isEqualTo(decide(policies, call));
    }

    @Property
    void answersAnything(@ForAll("policies") List<PolicyRules> policies, @ForAll String method, @ForAll String path) {
        assertThat(decide(policies, new Call(method, path))).isNotNull();
    }

    @Property
    void deniesWithoutAnAllowRuleThatMatches(
            @ForAll("policies") List<PolicyRules> policies, @ForAll("calls") Call call) {
        if (matching(policies, Effect.ALLOW, call).isEmpty()) {
            assertThat(decide(policies, call)).isInstanceOf(Decision.Denied.class);
        }
    }

    @Property
    void deniesWheneverADenyRuleMatches(@ForAll("policies") List<PolicyRules> policies, @ForAll("calls") Call call) {
        boolean denied = decide(policies, call) instanceof Decision.Denied(var reason, var _, var _, var _, var _)
                && reason == Reason.DENY_RULE;

        assertThat(denied).isEqualTo(!matching(policies, Effect.DENY, call).isEmpty());
    }

    @Property
    void allowsExactlyWhatTheRulesSay(@ForAll("policies") List<PolicyRules> policies, @ForAll("calls") Call call) {
        boolean expected = matching(policies, Effect.DENY, call).isEmpty()
                && !matching(policies, Effect.ALLOW, call).isEmpty();

        assertThat(decide(policies, call) instanceof Decision.Allowed).isEqualTo(expected);
    }

    @Provide
    Arbitrary<List<PolicyRules>> policies() {
        return rules().list().ofMaxSize(3).list().ofMaxSize(3).map(DecisionLawsTest::numbered);
    }

    @Provide
    Arbitrary<Call> calls() {
        return Combinators.combine(
                        Arbitraries.of("GET", "POST"), Arbitraries.of("/", "/a", "/a/", "/a/b", "/a/b/c", "/b"))
                .as(Call::new);
    }

    private static Arbitrary<Rule> rules() {
        return Combinators.combine(
                        Arbitraries.of(Effect.class),
                        grants().list().ofMinSize(1).ofMaxSize(2),
                        operations().list().ofMinSize(1).ofMaxSize(2))
                .as((effect, from, to) -> new Rule("unnamed", effect, from, to));
    }

    private static Arbitrary<ConsumerGrant> grants() {
        return Combinators.combine(
                        Arbitraries.of(CALLER, new ConsumerRef("b", "b")),
                        Arbitraries.of(PATH, new AccessPath.PrivateLink("x")),
                        Arbitraries.of(Optional.<Instant>empty(), Optional.of(NOW), Optional.of(NOW.plusNanos(1))))
                .as(ConsumerGrant::new);
    }

    private static Arbitrary<Operation> operations() {
        return Combinators.combine(
                        Arbitraries.of(Set.of("GET"), Set.of("POST"), Set.of("GET", "POST")),
                        Arbitraries.of("/", "/a", "/a/", "/a/{x}", "/a/**", "/**", "/{x}")
                                .map(PathTemplate::of)
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(2))
                .as(Operation::new);
    }

    private static List<PolicyRules> numbered(List<List<Rule>> lists) {
        var policies = new ArrayList<PolicyRules>();
        for (List<Rule> list : lists) {
            var rules = new ArrayList<Rule>();
            list.forEach(rule -> rules.add(new Rule("r" + rules.size(), rule.effect(), rule.from(), rule.to())));
            policies.add(new PolicyRules(new PolicyRef("shop", "p" + policies.size()), rules));
        }
        return policies;
    }

    private static List<PolicyRules> shuffled(List<PolicyRules> policies, Random random) {
        var shuffled = new ArrayList<PolicyRules>();
        for (PolicyRules policy : policies) {
            var rules = new ArrayList<>(policy.rules());
            Collections.shuffle(rules, random);
            shuffled.add(new PolicyRules(policy.ref(), rules));
        }
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    /** The meaning of rules once more, as plainly as it can be said. */
    private static List<Rule> matching(List<PolicyRules> policies, Effect effect, Call call) {
        return policies.stream()
                .flatMap(policy -> policy.rules().stream())
                .filter(rule -> rule.effect() == effect)
                .filter(rule -> rule.from().stream().anyMatch(grant -> names(rule, grant)))
                .filter(rule -> rule.to().stream()
                        .anyMatch(operation -> operation.methods().contains(call.method)
                                && operation.paths().stream().anyMatch(path -> path.matches(call.path))))
                .toList();
    }

    private static boolean names(Rule rule, ConsumerGrant grant) {
        boolean inForce = rule.effect() == Effect.DENY
                || grant.expiresAt().map(end -> end.isAfter(NOW)).orElse(true);
        return grant.consumer().equals(CALLER) && grant.path().equals(PATH) && inForce;
    }

    private static Decision decide(List<PolicyRules> policies, Call call) {
        return CallerRules.compile(CALLER, PATH, policies).decide(call.method, call.path, NOW);
    }

    record Call(String method, String path) {}
}
