package dev.postern.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postern.api.AccessPolicySpec;
import dev.postern.api.InternalApi;
import dev.postern.webhook.admission.AdmissionRequest;
import dev.postern.webhook.admission.Ruling;
import dev.postern.webhook.kinds.AccessPolicyAdmission;
import dev.postern.webhook.kinds.ApiConsumerAdmission;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = WebhookCluster.class, scope = TestResourceScope.GLOBAL)
class KindAdmissionIT {

    @Inject
    KubernetesClient client;

    @Inject
    AccessPolicyAdmission policies;

    @Inject
    ApiConsumerAdmission consumers;

    private String namespace;

    @BeforeEach
    void namespace() {
        namespace = Samples.labelledNamespace(client);
    }

    @Test
    void policyIsLetInBeforeAnythingItNames() {
        var policy =
                client.resource(Samples.policy(namespace, "/orders", "Allow")).create();

        assertThat(policy.getMetadata().getUid()).isNotBlank();
    }

    @Test
    void everythingWrongWithAPolicyIsSaidAtOnceWithItsField() {
        var policy = Samples.policy(namespace, "/orders/{id", "Allow");
        var spec = policy.getSpec();
        policy.setSpec(new AccessPolicySpec(spec.api(), "Shadow", spec.rules(), spec.tests()));

        assertThatThrownBy(() -> client.resource(policy).create())
                .isInstanceOfSatisfying(KubernetesClientException.class, refusal -> {
                    assertThat(refusal.getCode()).isEqualTo(422);
                    assertThat(refusal.getStatus().getDetails().getCauses())
                            .extracting(StatusCause::getField)
                            .containsExactlyInAnyOrder("spec.mode", "spec.rules[0].to[0].paths[0]");
                });
    }

    @Test
    void policyThatFailsItsOwnTestIsRefused() {
        var policy = Samples.policy(namespace, "/orders", "Deny");

        assertThatThrownBy(() -> client.resource(policy).create())
                .isInstanceOfSatisfying(
                        KubernetesClientException.class,
                        refusal -> assertThat(refusal.getStatus().getDetails().getCauses())
                                .extracting(StatusCause::getField)
                                .containsExactly("spec.tests[0]"));
    }

    @Test
    void updateIsJudgedLikeACreation() {
        client.resource(Samples.policy(namespace, "/orders", "Allow")).create();

        assertThatThrownBy(() -> client.resource(Samples.policy(namespace, "/orders", "Deny"))
                        .forceConflicts()
                        .serverSideApply())
                .hasMessageContaining("spec.tests[0]");
    }

    @Test
    void whatSchemaCannotSayAboutAnApiIsSaidHere() {
        var api = Samples.api(namespace);
        var reserved = client.getKubernetesSerialization()
                .unmarshal(
                        client.getKubernetesSerialization()
                                .asYaml(api)
                                .replace("app: \"orders\"", "postern.dev/api: \"x\""),
                        InternalApi.class);

        assertThatThrownBy(() -> client.resource(reserved).create())
                .hasMessageContaining("spec.workload.selector.matchLabels[postern.dev/api]");
    }

    @Test
    void whatIsNotThereYetIsAWarning() {
        assertThat(policies.rule(request(Samples.policy(namespace, "/orders", "Allow"))))
                .isInstanceOfSatisfying(
                        Ruling.Allow.class,
                        allow -> assertThat(allow.warnings())
                                .hasSize(2)
                                .anyMatch(warning -> warning.startsWith("InternalApi " + namespace + "/orders"))
                                .anyMatch(warning -> warning.startsWith("ApiConsumer ops/ops")));
        assertThat(consumers.rule(request(Samples.consumer(namespace))))
                .isInstanceOfSatisfying(
                        Ruling.Allow.class,
                        allow -> assertThat(allow.warnings()).hasSize(1));

        client.resource(Samples.api(namespace)).create();

        await().untilAsserted(() ->
                assertThat(consumers.rule(request(Samples.consumer(namespace)))).isEqualTo(Ruling.allow()));
    }

    private AdmissionRequest request(HasMetadata object) {
        var json = client.getKubernetesSerialization().convertValue(object, JsonNode.class);
        return new AdmissionRequest("u", object.getKind(), namespace, "n", json, Optional.empty());
    }
}
