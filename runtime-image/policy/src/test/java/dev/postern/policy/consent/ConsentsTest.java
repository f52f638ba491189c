package dev.postern.policy.consent;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postern.policy.AccessPath;
import dev.postern.policy.ApiRef;
import dev.postern.policy.ConsumerRef;
import dev.postern.policy.corpus.Corpus;
import dev.postern.policy.corpus.PolicyYaml;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ConsentsTest {

    private static final ApiRef ORDERS = new ApiRef("shop", "orders");
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    @TestFactory
    Stream<DynamicTest> consentsAsTheCorpusSays() {
        return new Corpus("consent").tests(folder -> {
            var policies = new ArrayList<AcceptedPolicy>();
            folder.input("in-policies.yaml")
                    .forEach(node -> policies.add(new AcceptedPolicy("uid", PolicyYaml.policy(node))));
            var requests = new ArrayList<ConsumerRequest>();
            folder.input("in-requests.yaml").forEach(node -> requests.add(request(node)));

            folder.check("out-consents.yaml", outcomes(policies, requests));
        });
    }

    private static Map<String, String> outcomes(List<AcceptedPolicy> policies, List<ConsumerRequest> requests) {
        Map<ConsumerRef, Consent> consents = Consents.decide(ORDERS, policies, requests, NOW);
        var outcomes = new LinkedHashMap<String, String>();
        for (ConsumerRequest request : requests) {
            Consent consent = consents.get(request.consumer());
            outcomes.put(
                    request.consumer().toString(),
                    consent.getClass().getSimpleName() + ": " + ConsentSentence.of(request, consent));
        }
        return outcomes;
    }

    private static ConsumerRequest request(JsonNode node) {
        return new ConsumerRequest(
                new ConsumerRef(
                        node.path("namespace").asText(), node.path("name").asText()),
                "uid",
                new ApiRef("shop", node.path("api").asText("orders")),
                node.has("account")
                        ? new AccessPath.PrivateLink(node.path("account").asText())
                        : new AccessPath.InCluster());
    }
}
