package dev.postern.api;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.time.Instant;
import java.util.List;

/** Statuses in which nothing is left out. */
final class FullStatus {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final String DIGEST = "ab".repeat(32);

    private FullStatus() {}

    static InternalApiStatus ofInternalApi() {
        var service = new InternalApiStatus.Service(
                "postern-api-orders.shop.svc:15444",
                "com.amazonaws.vpce.eu-west-1.vpce-svc-0a1b2c3d4e5f60718",
                List.of("euw1-az1", "euw1-az2"),
                InternalApiStatus.State.OPEN);
        var grants = List.of(
                grant("billing", GrantPath.PRIVATE_LINK, "billing-prod", "vpce-0a1b2c3d4e5f60718"),
                grant("ops", GrantPath.IN_CLUSTER, "", ""));
        return new InternalApiStatus(
                3, conditions(), service, certificate(), document(), grants, pods(), aws("shop-prod"));
    }

    static ApiConsumerStatus ofApiConsumer() {
        return new ApiConsumerStatus(
                2,
                conditions(),
                "http://127.0.0.1:9443",
                new ApiConsumerStatus.Consent("orders-readers", "read", GrantPath.PRIVATE_LINK, NOON),
                new ApiConsumerStatus.Path(
                        "vpce-0a1b2c3d4e5f60718", "available", "orders.internal.example", aws("billing-prod")),
                new ApiConsumerStatus.Workload(certificate(), document(), pods()));
    }

    static AccessPolicyStatus ofAccessPolicy(AccessPolicySpec spec) {
        return new AccessPolicyStatus(
                4,
                conditions(),
                new AccessPolicyStatus.Accepted(4, "5f0c2f4e-0000-4000-8000-000000000000", spec),
                new AccessPolicyStatus.Counts(2, 2, 3, 3));
    }

    private static Grant grant(String consumer, GrantPath path, String account, String endpoint) {
        return new Grant(
                consumer,
                consumer,
                "5f0c2f4e-0000-4000-8000-00000000000" + consumer.length(),
                path,
                account,
                endpoint,
                List.of("1f", "2e"),
                "orders-readers",
                "read",
                NOON,
                NOON.plusSeconds(3600),
                Grant.State.CONNECTION_ACCEPTED,
                revocation());
    }

    private static Revocation revocation() {
        return new Revocation(
                "AccessPolicy orders-readers is gone.",
                NOON.plusMillis(125),
                0L,
                1250L,
                2500L,
                900L,
                List.of("orders-5d8f-abcde"),
                NOON.plusMillis(2625));
    }

    private static List<Condition> conditions() {
        return List.of(
                condition(ConditionType.ACCEPTED, ConditionReason.ACCEPTED, "True"),
                condition(ConditionType.READY, ConditionReason.NO_PODS, "False"));
    }

    private static Condition condition(ConditionType type, ConditionReason reason, String status) {
        return new ConditionBuilder()
                .withType(type.text())
                .withStatus(status)
                .withReason(reason.text())
                .withMessage("What to do next.")
                .withLastTransitionTime(NOON.toString())
                .withObservedGeneration(3L)
                .build();
    }

    private static CertificateStatus certificate() {
        return new CertificateStatus(
                "spiffe://cluster.example/ns/shop/api/orders",
                "2e",
                NOON,
                NOON.minusSeconds(86400),
                List.of(
                        new CertificateStatus.Serial("1f", NOON, CertificateStatus.Use.PREVIOUS),
                        new CertificateStatus.Serial("2e", NOON, CertificateStatus.Use.CURRENT)),
                new CertificateStatus.Pending(DIGEST, "arn:aws:acm-pca:eu-west-1:111122223333:x", "3d", NOON, NOON));
    }

    private static DocumentStatus document() {
        return new DocumentStatus(17, DIGEST, NOON.plusSeconds(72 * 3600));
    }

    private static PodsStatus pods() {
        return new PodsStatus(4, 3, 2, 1, List.of("orders-5d8f-abcde"));
    }

    private static AwsStatus aws(String account) {
        var intended = new AwsStatus.Resource(
                "load-balancer", "LoadBalancer", 0, "{\"Name\":\"pn-x\"}", "", AwsStatus.State.INTENDED, NOON);
        var created = new AwsStatus.Resource(
                "target-group", "TargetGroup", 1, "{}", "arn:aws:x", AwsStatus.State.CREATED, NOON);
        return new AwsStatus(account, "111122223333", "eu-west-1", List.of(intended, created));
    }
}
