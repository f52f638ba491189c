package dev.postern.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.postern.api.AccessPolicy;
import dev.postern.api.Grant;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What cannot be read revokes nothing, and what is put back revives nothing. */
@QuarkusTest
@WithTestResource(value = TestCluster.class, scope = TestResourceScope.GLOBAL)
class EvidenceIT {

    private static final String DOCUMENT = "postern-api-orders";

    private static final String MODE = """
            [{"op": "replace", "path": "/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/mode",
              "value": %s}]""";

    @Inject
    KubernetesClient client;

    @Test
    void keepsTheGrantOfAConsumerThatCannotBeRead() {
        Shop shop = Shop.settled(client, "unreadable-consumer");
        String document = shop.documentText(DOCUMENT);
        List<Grant> grants = shop.api("orders").get().getStatus().grants();

        client.genericKubernetesResources("postern.dev/v1alpha1", "ApiConsumer")
                .inNamespace(shop.namespace())
                .withName("billing")
                .subresource("status")
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        "{\"status\":{\"workload\":{\"certificate\":{\"notAfter\":\"2026-11-24T12:00:00+23:00\"}}}}");

        shop.wakeByTouching("readers");
        await().during(Duration.ofSeconds(3)).untilAsserted(() -> {
            assertThat(shop.api("orders").get().getStatus().grants()).isEqualTo(grants);
            assertThat(shop.documentText(DOCUMENT)).isEqualTo(document);
        });
    }

    @Test
    void keepsRulesAndGrantsOfAPolicyThatCannotBeRead() {
        Shop shop = Shop.settled(client, "unreadable-policy");
        await().atMost(Shop.BOUND).until(() -> shop.documentText(DOCUMENT).contains("/orders/{id}"));
        String document = shop.documentText(DOCUMENT);

        withAnyMode(() -> {
            await().atMost(Shop.BOUND).ignoreExceptions().until(() -> writeUnknownMode(shop));
            shop.api("orders").edit(api -> {
                api.getMetadata().setAnnotations(Map.of("touched", "once"));
                return api;
            });
            await().during(Duration.ofSeconds(3)).untilAsserted(() -> {
                assertThat(shop.api("orders").get().getStatus().grants())
                        .singleElement()
                        .satisfies(grant -> assertThat(grant.optionalState()).contains(Grant.State.GRANTED));
                assertThat(shop.documentText(DOCUMENT)).isEqualTo(document);
            });
            shop.policy("readers").delete();
        });
    }

    @Test
    void signsANewerDocumentWhenAnOlderOneIsPutBack() {
        Shop shop = Shop.settled(client, "replayed");
        ConfigMap older = shop.configMap(DOCUMENT).orElseThrow();
        long first = generation(shop);
        shop.applyPolicy("writers", "orders", "billing");
        await().atMost(Shop.BOUND).until(() -> shop.documentText(DOCUMENT).contains("writers"));
        shop.policy("writers").delete();
        await().atMost(Shop.BOUND).until(() -> !shop.documentText(DOCUMENT).contains("writers"));
        ConfigMap last = shop.configMap(DOCUMENT).orElseThrow();
        assertThat(generation(shop)).isGreaterThan(first);

        putBack(older, shop);

        awaitTheLastOrNewer(last, shop);
        assertThat(shop.api("orders")
                        .get()
                        .getStatus()
                        .optionalDocument()
                        .orElseThrow()
                        .generation())
                .isGreaterThan(first);
    }

    /** As when the operator ends between the document and its status, and an attacker is quicker than its return. */
    @Test
    void usesNoGenerationTwiceThoughTheLastWasNotRecorded() {
        Shop shop = Shop.settled(client, "unrecorded");
        shop.applyPolicy("writers", "orders", "billing");
        await().atMost(Shop.BOUND).until(() -> shop.documentText(DOCUMENT).contains("writers"));
        ConfigMap older = shop.configMap(DOCUMENT).orElseThrow();
        long recorded = generation(shop);
        shop.policy("writers").delete();
        await().atMost(Shop.BOUND).until(() -> !shop.documentText(DOCUMENT).contains("writers"));
        ConfigMap last = shop.configMap(DOCUMENT).orElseThrow();

        shop.api("orders")
                .subresource("status")
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        "{\"status\":{\"document\":{\"generation\":%d}}}".formatted(recorded));
        putBack(older, shop);

        awaitTheLastOrNewer(last, shop);
    }

    /** A pass that is under way meanwhile restores the very document that was signed last; a later one signs anew. */
    private static void awaitTheLastOrNewer(ConfigMap last, Shop shop) {
        await().atMost(Shop.BOUND).untilAsserted(() -> {
            ConfigMap now = shop.configMap(DOCUMENT).orElseThrow();
            if (!now.getData().equals(last.getData())) {
                assertThat(generation(now))
                        .as(shop.api("orders").get()::toString)
                        .isGreaterThan(generation(last));
            }
        });
    }

    @Test
    void saysWhatTheApiServerRefusesAndGoesOnOnceItDoesNot() {
        Shop shop = Shop.in(client, "quota");
        var quota = noSecretsNorConfigMaps(shop);

        shop.applyApi("orders");

        shop.awaitApi("orders", "CertificateReady", "False IssueFailed");
        shop.awaitApi("orders", "PolicyReady", "False Blocked");
        for (String type : List.of("CertificateReady", "PolicyReady")) {
            assertThat(Shop.message(shop.api("orders").get().getStatus().conditions(), type))
                    .contains("exceeded quota: none", "postern-api-orders", "Change the quota");
        }

        quota.delete();

        shop.awaitApi("orders", "CertificateReady", "True Issued");
        shop.awaitApi("orders", "PolicyReady", "True DenyAll");
    }

    /** In force when this returns. Nobody counts for quotas in these tests, so what is used is said here. */
    private Resource<ResourceQuota> noSecretsNorConfigMaps(Shop shop) {
        var none = Map.of("secrets", new Quantity("0"), "configmaps", new Quantity("0"));
        var quota = client.resource(new ResourceQuotaBuilder()
                .withNewMetadata()
                .withName("none")
                .withNamespace(shop.namespace())
                .endMetadata()
                .withNewSpec()
                .withHard(none)
                .endSpec()
                .withNewStatus()
                .withHard(none)
                .withUsed(none)
                .endStatus()
                .build());
        quota.create();
        quota.updateStatus();
        var probe = new ConfigMapBuilder()
                .withNewMetadata()
                .withName("probe")
                .withNamespace(shop.namespace())
                .endMetadata()
                .build();
        await().atMost(Shop.BOUND)
                .untilAsserted(() -> assertThatThrownBy(
                                () -> client.resource(probe).dryRun().create())
                        .hasMessageContaining("exceeded quota"));
        return quota;
    }

    private void putBack(ConfigMap older, Shop shop) {
        client.configMaps().inNamespace(shop.namespace()).withName(DOCUMENT).edit(map -> {
            map.setData(older.getData());
            return map;
        });
    }

    private boolean writeUnknownMode(Shop shop) {
        GenericKubernetesResource written = client.genericKubernetesResources("postern.dev/v1alpha1", "AccessPolicy")
                .inNamespace(shop.namespace())
                .withName("readers")
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"mode\":{\"shadowUntil\":\"tomorrow\"}}}");
        return written.getAdditionalProperties().get("spec").toString().contains("shadowUntil");
    }

    /** Lets mode be anything while the work goes on, as the schema of a newer version may. */
    private void withAnyMode(Runnable work) {
        var crd = client.genericKubernetesResources("apiextensions.k8s.io/v1", "CustomResourceDefinition")
                .withName(HasMetadata.getFullResourceName(AccessPolicy.class));
        String mode = "{\"type\":\"string\",\"default\":\"Enforce\",\"enum\":[\"Enforce\",\"Shadow\"]}";
        crd.patch(PatchContext.of(PatchType.JSON), MODE.formatted("{\"x-kubernetes-preserve-unknown-fields\":true}"));
        try {
            work.run();
        } finally {
            crd.patch(PatchContext.of(PatchType.JSON), MODE.formatted(mode));
        }
    }

    private static long generation(Shop shop) {
        return generation(shop.configMap(DOCUMENT).orElseThrow());
    }

    private static long generation(ConfigMap document) {
        return Long.parseLong(Shop.documentText(document).replaceFirst("(?s).*\"generation\":([0-9]+).*", "$1"));
    }
}
