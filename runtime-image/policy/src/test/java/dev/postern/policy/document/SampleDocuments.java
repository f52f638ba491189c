package dev.postern.policy.document;

import dev.postern.policy.AccessPath;
import dev.postern.policy.ApiRef;
import dev.postern.policy.ConsumerGrant;
import dev.postern.policy.ConsumerRef;
import dev.postern.policy.Effect;
import dev.postern.policy.Operation;
import dev.postern.policy.PathTemplate;
import dev.postern.policy.PolicyRef;
import dev.postern.policy.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One document of each kind with every field in use, listed in no particular order. */
final class SampleDocuments {

    static final Instant ISSUED = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant END = Instant.parse("2026-01-04T00:00:00Z");

    private static final ConsumerRef BILLING = new ConsumerRef("billing", "billing");
    private static final ConsumerRef OPS = new ConsumerRef("ops", "ops");

    private SampleDocuments() {}

    static ApiDocument api(long generation, Instant issuedAt) {
        return new ApiDocument(
                new ApiRef("shop", "orders"),
                "uid-orders",
                generation,
                issuedAt,
                END,
                Set.of("orders.internal.example", "orders-postern.shop.svc"),
                List.of(
                        new CallerEntry(
                                OPS,
                                "spiffe://corpus.example/ns/ops/consumer/ops",
                                List.of("c3"),
                                new CallerPath.InCluster(),
                                Optional.of(END)),
                        new CallerEntry(
                                BILLING,
                                "spiffe://corpus.example/ns/billing/consumer/billing",
                                List.of("b2", "a1", "b2"),
                                new CallerPath.PrivateLink("billing-prod", Set.of("vpce-2", "vpce-1")),
                                Optional.empty())),
                List.of(new PolicyRules(new PolicyRef("shop", "readers"), List.of(write(), read()))),
                List.of("10.0.1.10", "10.0.0.10"),
                Map.of("corpus.example", List.of("pem-b", "pem-a"), "a.example", List.of("pem")),
                List.of(new NextKey("k2", "BBBB")));
    }

    static ConsumerDocument consumer(ConsumerState state) {
        return new ConsumerDocument(
                BILLING, "uid-billing", 7, ISSUED, END, state, Map.of("corpus.example", List.of("pem")), List.of());
    }

    private static Rule read() {
        return new Rule(
                "read",
                Effect.ALLOW,
                List.of(
                        new ConsumerGrant(BILLING, new AccessPath.PrivateLink("billing-prod"), Optional.of(END)),
                        new ConsumerGrant(OPS, new AccessPath.InCluster(), Optional.empty())),
                List.of(new Operation(
                        Set.of("HEAD", "GET"),
                        List.of(PathTemplate.of("/orders/{id}"), PathTemplate.of("/caf%c3%a9/**")))));
    }

    private static Rule write() {
        return new Rule(
                "no-writes",
                Effect.DENY,
                List.of(new ConsumerGrant(OPS, new AccessPath.InCluster(), Optional.empty())),
                List.of(new Operation(Set.of("POST"), List.of(PathTemplate.of("/**")))));
    }
}
