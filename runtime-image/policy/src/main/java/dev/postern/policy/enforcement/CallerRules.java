package dev.postern.policy.enforcement;

import dev.postern.policy.AccessPath;
import dev.postern.policy.ConsumerGrant;
import dev.postern.policy.ConsumerRef;
import dev.postern.policy.Operation;
import dev.postern.policy.PathTemplate;
import dev.postern.policy.PolicyRef;
import dev.postern.policy.Rule;
import dev.postern.policy.document.PolicyRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rules that concern one caller on its one path, by method, with every possible answer made beforehand: deciding
 * reads and compares, and allocates nothing. Rules are in order of policy and rule name, whatever order they came in.
 */
public final class CallerRules {

    private final Map<String, MethodRules> byMethod;
    private final Decision noRule;

    private CallerRules(Map<String, MethodRules> byMethod, Decision noRule) {
        this.byMethod = byMethod;
        this.noRule = noRule;
    }

    public static CallerRules compile(ConsumerRef caller, AccessPath path, List<PolicyRules> policies) {
        var byMethod = new HashMap<String, MethodRules>();
        policies.stream()
                .sorted(Comparator.comparing(PolicyRules::ref))
                .forEach(policy -> policy.rules().forEach(rule -> {
                    var lines = new Lines(caller, policy.ref(), rule);
                    lines.grantsOn(path).forEach(grant -> lines.addTo(byMethod, grant));
                }));
        return new CallerRules(Map.copyOf(byMethod), DecisionTexts.noRule(caller));
    }

    /** Total: every method and path has an answer, and without a matching rule it is no. */
    public Decision decide(String method, String canonicalPath, Instant now) {
        MethodRules rules = byMethod.get(method);
        return rules == null ? noRule : rules.decide(canonicalPath, now, noRule);
    }

    /** Where the lines of one rule come from, for one caller. */
    private record Lines(ConsumerRef caller, PolicyRef policy, Rule rule) {

        List<ConsumerGrant> grantsOn(AccessPath path) {
            return rule.from().stream()
                    .filter(grant -> grant.concerns(rule.effect(), caller, path))
                    .toList();
        }

        void addTo(Map<String, MethodRules> byMethod, ConsumerGrant grant) {
            for (Operation operation : rule.to()) {
                for (String method : operation.methods()) {
                    MethodRules rules = byMethod.computeIfAbsent(method, _ -> new MethodRules());
                    operation.paths().forEach(path -> add(rules, path, grant));
                }
            }
        }

        private void add(MethodRules rules, PathTemplate path, ConsumerGrant grant) {
            switch (rule.effect()) {
                case DENY -> rules.denies.add(new Deny(path, DecisionTexts.denied(caller, policy, rule.name())));
                case ALLOW -> rules.allows.add(allow(path, grant.expiresAt()));
            }
        }

        private Allow allow(PathTemplate path, Optional<Instant> expiresAt) {
            return new Allow(
                    path,
                    expiresAt.orElse(Instant.MAX),
                    new Decision.Allowed(caller, policy, rule.name()),
                    DecisionTexts.ruleExpired(caller, policy, rule.name()));
        }
    }

    private record Deny(PathTemplate path, Decision decision) {}

    private record Allow(PathTemplate path, Instant end, Decision allowed, Decision expired) {}

    /** Written while compiling, only read afterwards. */
    private static final class MethodRules {

        private final List<Deny> denies = new ArrayList<>();
        private final List<Allow> allows = new ArrayList<>();

        Decision decide(String path, Instant now, Decision noRule) {
            for (int i = 0; i < denies.size(); i++) {
                if (denies.get(i).path.matches(path)) {
                    return denies.get(i).decision;
                }
            }
            return decideAllows(path, now, noRule);
        }

        private Decision decideAllows(String path, Instant now, Decision noRule) {
            Decision answer = noRule;
            for (int i = 0; i < allows.size(); i++) {
                Allow allow = allows.get(i);
                if (allow.path.matches(path)) {
                    if (now.isBefore(allow.end)) {
                        return allow.allowed;
                    }
                    answer = allow.expired;
                }
            }
            return answer;
        }
    }
}
