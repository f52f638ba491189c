package dev.postern.policy.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postern.policy.Policy;
import dev.postern.policy.PolicyRef;
import dev.postern.policy.draft.Compilation;
import dev.postern.policy.draft.ConsumerDraft;
import dev.postern.policy.draft.OperationDraft;
import dev.postern.policy.draft.PolicyCompiler;
import dev.postern.policy.draft.PolicyDraft;
import dev.postern.policy.draft.RuleDraft;
import dev.postern.policy.draft.TestDraft;
import dev.postern.policy.draft.TestRequestDraft;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** AccessPolicies as their authors write them. */
public final class PolicyYaml {

    private PolicyYaml() {}

    public static PolicyDraft draft(JsonNode policy) {
        JsonNode spec = policy.path("spec");
        return new PolicyDraft(
                new PolicyRef(
                        policy.at("/metadata/namespace").asText(),
                        policy.at("/metadata/name").asText()),
                spec.at("/api/name").asText(),
                spec.path("mode").asText(),
                list(spec.path("rules"), PolicyYaml::rule),
                list(spec.path("tests"), PolicyYaml::test));
    }

    public static Policy policy(JsonNode policy) {
        return switch (PolicyCompiler.compile(draft(policy))) {
            case Compilation.Accepted(Policy accepted) -> accepted;
            case Compilation.Refused(var findings) -> throw new IllegalArgumentException(findings.toString());
        };
    }

    static <T> List<T> list(JsonNode array, Function<JsonNode, T> item) {
        return array.valueStream().map(item).toList();
    }

    static Optional<String> text(JsonNode node) {
        return node.isMissingNode() ? Optional.empty() : Optional.of(node.asText());
    }

    private static RuleDraft rule(JsonNode rule) {
        return new RuleDraft(
                rule.path("name").asText(),
                rule.path("effect").asText(),
                list(rule.path("from"), from -> consumer(from.path("consumer"))),
                list(rule.path("to"), PolicyYaml::operation),
                text(rule.path("when")));
    }

    private static ConsumerDraft consumer(JsonNode consumer) {
        return new ConsumerDraft(
                consumer.path("namespace").asText(),
                consumer.path("name").asText(),
                text(consumer.path("account")),
                text(consumer.path("expiresAt")));
    }

    private static OperationDraft operation(JsonNode operation) {
        return new OperationDraft(
                list(operation.path("methods"), JsonNode::asText), list(operation.path("paths"), JsonNode::asText));
    }

    private static TestDraft test(JsonNode test) {
        JsonNode request = test.path("request");
        return new TestDraft(
                test.path("name").asText(),
                new TestRequestDraft(
                        consumer(request.at("/from/consumer")),
                        request.path("method").asText(),
                        request.path("path").asText()),
                test.path("expect").asText());
    }
}
