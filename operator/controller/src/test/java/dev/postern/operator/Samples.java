package dev.postern.operator;

import dev.postern.api.AccessPolicy;
import dev.postern.api.AccessPolicyStatus;
import dev.postern.api.AccessPolicyStatus.Accepted;
import dev.postern.api.ApiConsumer;
import dev.postern.api.ApiConsumerStatus;
import dev.postern.api.AwsStatus;
import dev.postern.api.Grant;
import dev.postern.api.GrantPath;
import dev.postern.api.InternalApi;
import dev.postern.api.InternalApiStatus;
import dev.postern.aws.account.AwsAccount;
import dev.postern.operator.configuration.Account;
import dev.postern.operator.configuration.Accounts;
import dev.postern.operator.configuration.Authorities;
import dev.postern.operator.configuration.Authority;
import dev.postern.operator.configuration.ConfiguredAccount;
import dev.postern.plan.facts.AccountFacts;
import dev.postern.plan.facts.ZonePermission;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Objects as the API server would hand them out, for tests without one. */
public final class Samples {

    public static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private static final KubernetesSerialization YAML = new KubernetesSerialization();

    private Samples() {}

    public static Authorities authorities() {
        Account account = new Account("shop-prod", "111111111111", "eu-central-1", Optional.empty(), Optional.empty());
        Authority authority = new Authority(
                "internal",
                "arn:aws:acm-pca:eu-central-1:111111111111:certificate-authority/1",
                "prod.example",
                account,
                Set.of("*"),
                List.of("*.internal.example"));
        return new Authorities(Map.of("internal", authority), authority);
    }

    /** The API's account, and one whose namespace may ask for any network and any name in one zone. */
    public static Accounts accounts() {
        return new Accounts(Map.of(
                "shop-prod",
                account("shop-prod", "111111111111"),
                "billing-prod",
                account("billing-prod", "222222222222")));
    }

    private static ConfiguredAccount account(String name, String id) {
        String role = "arn:aws:iam::" + id + ":role/postern";
        return new ConfiguredAccount(
                new AwsAccount(name, id, "eu-central-1", Optional.of(role), Optional.of("external-1")),
                new AccountFacts(
                        name,
                        id,
                        "eu-central-1",
                        role,
                        Set.of("*"),
                        new AccountFacts.Permissions(
                                Set.of("*"),
                                Map.of(),
                                Map.of(),
                                List.of(new ZonePermission("internal.example", List.of("*"))))));
    }

    public static InternalApi api() {
        return YAML.unmarshal("""
                apiVersion: postern.dev/v1alpha1
                kind: InternalApi
                metadata: {name: orders, namespace: shop, uid: api-1, generation: 1}
                spec:
                  workload: {selector: {matchLabels: {app: orders}}, serviceAccount: orders, port: 8080, protocol: Auto}
                  certificate: {authority: internal, validity: P7D, keyAlgorithm: EcP256, dnsNames: [orders.internal.example]}
                  deletion: {resources: Delete, connections: Block}
                """, InternalApi.class);
    }

    /** The same, exposed over PrivateLink. */
    public static InternalApi exposedApi() {
        return YAML.unmarshal("""
                apiVersion: postern.dev/v1alpha1
                kind: InternalApi
                metadata: {name: orders, namespace: shop, uid: api-1, generation: 1}
                spec:
                  workload: {selector: {matchLabels: {app: orders}}, serviceAccount: orders, port: 8080, protocol: Auto}
                  certificate: {authority: internal, validity: P7D, keyAlgorithm: EcP256}
                  privateLink:
                    account: shop-prod
                    network: {vpcId: vpc-0000000a, subnets: {ids: [subnet-0000000a]}, crossZone: true}
                    listener: {port: 443, mode: Passthrough}
                  deletion: {resources: Delete, connections: Block}
                """, InternalApi.class);
    }

    /** The sample consumer, asking from an account of its own. */
    public static ApiConsumer remoteConsumer() {
        return YAML.unmarshal("""
                apiVersion: postern.dev/v1alpha1
                kind: ApiConsumer
                metadata: {name: billing, namespace: billing, uid: consumer-1, generation: 1}
                spec:
                  api: {namespace: shop, name: orders}
                  workload: {selector: {matchLabels: {app: billing}}, serviceAccount: billing, localPort: 9443}
                  certificate: {authority: internal, validity: P7D}
                  privateLink:
                    account: billing-prod
                    network: {vpcId: vpc-0000000c, subnets: {ids: [subnet-0000000c]}, clientSecurityGroups: [sg-0000000c]}
                    dns: {zone: internal.example, name: orders}
                """, ApiConsumer.class);
    }

    /** A grant to {@link #remoteConsumer}. */
    public static Grant remoteGrant(Grant.State state, String endpointId) {
        return new Grant(
                "billing",
                "billing",
                "consumer-1",
                GrantPath.PRIVATE_LINK,
                "billing-prod",
                endpointId,
                List.of(),
                "readers",
                "read",
                NOW.minusSeconds(60),
                null,
                state,
                null);
    }

    /** What the sample consumer says stands in its account. */
    public static ApiConsumerStatus standing(String account, String endpointId) {
        var resource = new AwsStatus.Resource(
                "endpoint", "Endpoint", 0, "{}", endpointId, AwsStatus.State.CREATED, NOW.minusSeconds(30));
        var aws = new AwsStatus(account, "222222222222", "eu-central-1", List.of(resource));
        return new ApiConsumerStatus(
                1, List.of(), "", null, new ApiConsumerStatus.Path(endpointId, "available", "", aws), null);
    }

    /** An API that has been looked at and has recorded these grants. */
    public static InternalApi apiWith(Grant... grants) {
        InternalApi api = api();
        var accepted =
                new ConditionBuilder().withType("Accepted").withStatus("True").build();
        api.setStatus(new InternalApiStatus(1, List.of(accepted), null, null, null, List.of(grants), null, null));
        return api;
    }

    public static ApiConsumer consumer() {
        return YAML.unmarshal("""
                apiVersion: postern.dev/v1alpha1
                kind: ApiConsumer
                metadata: {name: billing, namespace: billing, uid: consumer-1, generation: 1}
                spec:
                  api: {namespace: shop, name: orders}
                  workload: {selector: {matchLabels: {app: billing}}, serviceAccount: billing, localPort: 9443}
                  certificate: {authority: internal, validity: P7D}
                """, ApiConsumer.class);
    }

    /** A policy that names the sample consumer in-cluster, accepted as it is written. */
    public static AccessPolicy acceptedPolicy() {
        return accepted(policy(""));
    }

    /** @param narrowing a further line of the consumer, such as an expiry or an account */
    public static AccessPolicy policy(String narrowing) {
        return YAML.unmarshal("""
                apiVersion: postern.dev/v1alpha1
                kind: AccessPolicy
                metadata: {name: readers, namespace: shop, uid: policy-1, generation: 1}
                spec:
                  api: {name: orders}
                  mode: Enforce
                  rules:
                  - name: read
                    effect: Allow
                    from: [{consumer: {namespace: billing, name: billing%s}}]
                    to: [{methods: [GET], paths: ["/orders/{id}"]}]
                """.formatted(narrowing), AccessPolicy.class);
    }

    public static AccessPolicy accepted(AccessPolicy policy) {
        var accepted = new Accepted(1, policy.getMetadata().getUid(), policy.getSpec());
        policy.setStatus(new AccessPolicyStatus(1, List.of(), accepted, null));
        return policy;
    }

    public static Grant grant(Grant.State state, String... serials) {
        return new Grant(
                "billing",
                "billing",
                "consumer-1",
                GrantPath.IN_CLUSTER,
                "",
                "",
                List.of(serials),
                "readers",
                "read",
                NOW.minusSeconds(60),
                null,
                state,
                null);
    }
}
