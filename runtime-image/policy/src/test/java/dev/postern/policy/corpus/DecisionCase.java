package dev.postern.policy.corpus;

import dev.postern.policy.document.ApiDocument;
import dev.postern.policy.enforcement.Decision;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A document, calls to the API it is about, and what must become of each: independent of how the answer is obtained. */
public record DecisionCase(String name, ApiDocument document, List<DecisionCall> calls, CaseFolder folder) {

    public static DecisionCase read(CaseFolder folder) {
        return new DecisionCase(
                folder.name(),
                DocumentYaml.api(folder.input("in-document.yaml")),
                PolicyYaml.list(folder.input("in-calls.yaml"), DecisionCall::read),
                folder);
    }

    /** Makes every call and compares the outcomes, worded by {@link #outcome} or as {@code refused <code>}. */
    public void check(Function<DecisionCall, String> answer) {
        Map<String, String> outcomes = new LinkedHashMap<>();
        calls.forEach(call -> outcomes.put(call.name(), answer.apply(call)));
        folder.check("out-decisions.yaml", outcomes);
    }

    public static String outcome(Decision decision) {
        return switch (decision) {
            case Decision.Allowed(var _, var policy, var rule) -> "allowed by %s %s".formatted(policy, rule);
            case Decision.Denied denied ->
                denied.reason()
                        + denied.policy().map(policy -> " by " + policy).orElse("")
                        + denied.rule().map(rule -> " " + rule).orElse("");
        };
    }
}
