package dev.postern.policy.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postern.policy.ApiRef;
import dev.postern.policy.ConsumerRef;
import dev.postern.policy.Policy;
import dev.postern.policy.document.ApiDocument;
import dev.postern.policy.document.CallerEntry;
import dev.postern.policy.document.CallerPath;
import dev.postern.policy.document.PolicyRules;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** API documents in few lines: callers, and policies as their authors write them. */
public final class DocumentYaml {

    private static final String TRUST_DOMAIN = "corpus.example";

    private DocumentYaml() {}

    public static ApiDocument api(JsonNode document) {
        return new ApiDocument(
                new ApiRef("shop", "orders"),
                "uid-orders",
                1,
                Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse("2026-01-04T00:00:00Z"),
                Set.of("orders.internal.example"),
                PolicyYaml.list(document.path("callers"), DocumentYaml::caller),
                PolicyYaml.list(document.path("policies"), DocumentYaml::rules),
                List.of("10.0.0.10"),
                Map.of(TRUST_DOMAIN, List.of("pem")),
                List.of());
    }

    /** The identity of {@code namespace/name}. */
    static String spiffeId(String consumer) {
        return "spiffe://%s/ns/%s".formatted(TRUST_DOMAIN, consumer.replace("/", "/consumer/"));
    }

    static ConsumerRef consumer(String text) {
        String[] parts = text.split("/", -1);
        return new ConsumerRef(parts[0], parts[1]);
    }

    private static CallerEntry caller(JsonNode caller) {
        String name = caller.path("consumer").asText();
        return new CallerEntry(
                consumer(name),
                PolicyYaml.text(caller.path("spiffeId")).orElseGet(() -> spiffeId(name)),
                PolicyYaml.list(caller.path("serials"), JsonNode::asText),
                path(caller),
                PolicyYaml.text(caller.path("expiresAt")).map(Instant::parse));
    }

    private static CallerPath path(JsonNode caller) {
        Optional<String> account = PolicyYaml.text(caller.path("account"));
        return account.<CallerPath>map(name -> new CallerPath.PrivateLink(
                        name, Set.copyOf(PolicyYaml.list(caller.path("endpoints"), JsonNode::asText))))
                .orElseGet(CallerPath.InCluster::new);
    }

    private static PolicyRules rules(JsonNode node) {
        Policy policy = PolicyYaml.policy(node);
        return new PolicyRules(policy.ref(), policy.rules());
    }
}
