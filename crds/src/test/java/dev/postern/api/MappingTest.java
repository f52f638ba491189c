package dev.postern.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postern.policy.AccessPath;
import dev.postern.policy.ApiRef;
import dev.postern.policy.ConsumerRef;
import dev.postern.policy.PolicyRef;
import dev.postern.policy.consent.ConsumerRequest;
import dev.postern.policy.draft.ConsumerDraft;
import dev.postern.policy.draft.OperationDraft;
import dev.postern.policy.draft.PolicyDraft;
import dev.postern.policy.draft.RuleDraft;
import dev.postern.policy.draft.TestDraft;
import dev.postern.policy.draft.TestRequestDraft;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** From the kinds to the words of the policy module. */
class MappingTest {

    private final KubernetesSerialization serialization =
            new KubernetesSerialization(TolerantMapper.configure(new ObjectMapper()), true);

    @Test
    void draftSaysWhatThePolicySaysWordForWord() {
        var policy = serialization.unmarshal("""
                apiVersion: postern.dev/v1alpha1
                kind: AccessPolicy
                metadata: {name: readers, namespace: shop}
                spec:
                  api: {name: orders}
                  mode: Enforced?
                  rules:
                  - name: read
                    effect: Permit
                    from:
                    - consumer: {namespace: billing, name: billing, account: billing-prod, expiresAt: someday}
                    - anyConsumer: true
                    to: [{methods: [GET], paths: [/orders]}]
                    when: "true"
                  tests:
                  - {name: t, request: {from: {consumer: {namespace: a, name: b}}, method: GET, path: /x}, expect: Deny}
                """, AccessPolicy.class);

        var billing = new ConsumerDraft("billing", "billing", Optional.of("billing-prod"), Optional.of("someday"));
        var nobody = new ConsumerDraft("", "", Optional.empty(), Optional.empty());
        var tester = new ConsumerDraft("a", "b", Optional.empty(), Optional.empty());
        assertThat(policy.toDraft())
                .isEqualTo(new PolicyDraft(
                        new PolicyRef("shop", "readers"),
                        "orders",
                        "Enforced?",
                        List.of(new RuleDraft(
                                "read",
                                "Permit",
                                List.of(billing, nobody),
                                List.of(new OperationDraft(List.of("GET"), List.of("/orders"))),
                                Optional.of("true"))),
                        List.of(new TestDraft("t", new TestRequestDraft(tester, "GET", "/x"), "Deny"))));
    }

    @Test
    void emptyPolicySpecIsStillADraft() {
        var policy = serialization.unmarshal("""
                apiVersion: postern.dev/v1alpha1
                kind: AccessPolicy
                metadata: {name: p, namespace: shop}
                spec: {}
                """, AccessPolicy.class);

        assertThat(policy.toDraft())
                .isEqualTo(new PolicyDraft(new PolicyRef("shop", "p"), "", "", List.of(), List.of()));
    }

    @Test
    void requestAsksOverPrivateLinkFromTheAccountNamed() {
        assertThat(consumer("privateLink: {account: billing-prod}").toRequest())
                .isEqualTo(new ConsumerRequest(
                        new ConsumerRef("billing", "billing"),
                        "uid-1",
                        new ApiRef("shop", "orders"),
                        new AccessPath.PrivateLink("billing-prod")));
    }

    @Test
    void requestWithoutPrivateLinkAsksInsideTheCluster() {
        assertThat(consumer("privateLink: null").toRequest().path()).isEqualTo(new AccessPath.InCluster());
    }

    private ApiConsumer consumer(String privateLink) {
        return serialization.unmarshal("""
                apiVersion: postern.dev/v1alpha1
                kind: ApiConsumer
                metadata: {name: billing, namespace: billing, uid: uid-1}
                spec:
                  api: {namespace: shop, name: orders}
                  %s
                """.formatted(privateLink), ApiConsumer.class);
    }
}
