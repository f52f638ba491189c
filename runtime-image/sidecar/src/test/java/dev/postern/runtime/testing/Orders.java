package dev.postern.runtime.testing;

import dev.postern.identity.SerialNumbers;
import dev.postern.identity.SpiffeId;
import dev.postern.identity.testing.TestAuthority;
import dev.postern.identity.testing.TestIdentity;
import dev.postern.policy.AccessPath;
import dev.postern.policy.ApiRef;
import dev.postern.policy.ConsumerGrant;
import dev.postern.policy.ConsumerRef;
import dev.postern.policy.Effect;
import dev.postern.policy.Operation;
import dev.postern.policy.PathTemplate;
import dev.postern.policy.PolicyRef;
import dev.postern.policy.Rule;
import dev.postern.policy.document.ApiDocument;
import dev.postern.policy.document.CallerEntry;
import dev.postern.policy.document.CallerPath;
import dev.postern.policy.document.NextKey;
import dev.postern.policy.document.PolicyRules;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The documents of an API {@code shop/orders}, changed step by step; each one made has the next generation. */
public final class Orders {

    public static final String TRUST_DOMAIN = "prod.example";
    public static final String HOST = "orders.internal.example";
    public static final String UID = "uid-orders";
    public static final SpiffeId ID = SpiffeId.api(TRUST_DOMAIN, "shop", "orders");
    public static final ConsumerRef OPS = new ConsumerRef("ops", "ops");
    public static final ConsumerRef BILLING = new ConsumerRef("billing", "billing");
    public static final String BILLING_ENDPOINT = "vpce-0billing0000000001";

    private static final String BILLING_ACCOUNT = "billing-prod";

    private TestAuthority root;
    private final List<CallerEntry> callers = new ArrayList<>();
    private List<NextKey> nextKeys = List.of();
    private Instant validUntil = Instant.now().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS);
    private List<String> loadBalancers = List.of("127.0.0.1");
    private long generation;

    public Orders(TestAuthority root) {
        this.root = root;
    }

    public static SpiffeId idOf(ConsumerRef consumer) {
        return SpiffeId.consumer(TRUST_DOMAIN, consumer.namespace(), consumer.name());
    }

    public static TestIdentity issue(TestAuthority authority, ConsumerRef consumer) {
        return authority.leaf().spiffeId(idOf(consumer)).issue();
    }

    public Orders accept(ConsumerRef consumer, CallerPath path, TestIdentity... certificates) {
        return accept(consumer, path, Optional.empty(), certificates);
    }

    public Orders accept(
            ConsumerRef consumer, CallerPath path, Optional<Instant> expiresAt, TestIdentity... certificates) {
        drop(consumer);
        List<String> serials = List.of(certificates).stream()
                .map(identity -> SerialNumbers.hex(identity.certificate()))
                .toList();
        callers.add(new CallerEntry(consumer, idOf(consumer).uri(), serials, path, expiresAt));
        return this;
    }

    public static CallerPath inCluster() {
        return new CallerPath.InCluster();
    }

    public static CallerPath overPrivateLink() {
        return new CallerPath.PrivateLink(BILLING_ACCOUNT, Set.of(BILLING_ENDPOINT));
    }

    public Orders drop(ConsumerRef consumer) {
        callers.removeIf(caller -> caller.consumer().equals(consumer));
        return this;
    }

    public Orders introduce(NextKey key) {
        nextKeys = List.of(key);
        return this;
    }

    public Orders validUntil(Instant end) {
        validUntil = end;
        return this;
    }

    /** Another root in place of the former. */
    public Orders trust(TestAuthority other) {
        root = other;
        return this;
    }

    public Orders loadBalancers(String... addresses) {
        loadBalancers = List.of(addresses);
        return this;
    }

    public Orders generation(long next) {
        generation = next - 1;
        return this;
    }

    public ApiDocument next() {
        generation++;
        return new ApiDocument(
                new ApiRef("shop", "orders"),
                UID,
                generation,
                Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.SECONDS),
                validUntil,
                Set.of(HOST),
                callers,
                List.of(new PolicyRules(new PolicyRef("shop", "orders-readers"), List.of(readRule()))),
                loadBalancers,
                Map.of(TRUST_DOMAIN, List.of(root.pem())),
                nextKeys);
    }

    private static Rule readRule() {
        var grants = List.of(
                new ConsumerGrant(OPS, new AccessPath.InCluster(), Optional.empty()),
                new ConsumerGrant(BILLING, new AccessPath.PrivateLink(BILLING_ACCOUNT), Optional.empty()));
        var paths = List.of(PathTemplate.of("/orders"), PathTemplate.of("/orders/{id}"), PathTemplate.of("/files/**"));
        return new Rule("read", Effect.ALLOW, grants, List.of(new Operation(Set.of("GET", "HEAD", "PUT"), paths)));
    }
}
