package dev.postern.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.postern.api.Deletion;
import dev.postern.api.InternalApi;
import dev.postern.api.InternalApiSpec;
import dev.postern.contract.StateReport.CallerSessions;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What pods report decides what is said to be in force, and how fast it comes to be. */
@QuarkusTest
@WithTestResource(value = TestCluster.class, scope = TestResourceScope.GLOBAL)
class ReportsIT {

    @Inject
    KubernetesClient client;

    @Test
    void bringsAPolicyIntoForceWithinSecondsAndSaysSoOnlyThen() throws Exception {
        Shop shop = Shop.settled(client, "reports");
        ApiPod pod = ApiPod.ready(shop, "orders", "orders-1", "127.0.0.21");
        try (FakeSidecar sidecar = FakeSidecar.start(pod)) {
            shop.awaitApi("orders", "Ready", "True Ready");
            shop.awaitPolicy("readers", "Enforced", "True Enforced");

            sidecar.syncOnTouch();
            Instant changed = Instant.now();
            shop.applyPolicy("writers", "orders", "billing");

            shop.awaitPolicy("writers", "Enforced", "True Enforced");
            assertThat(Duration.between(changed, Instant.now())).isLessThan(Duration.ofSeconds(5));
            assertThat(shop.policy("writers")
                            .get()
                            .getStatus()
                            .optionalCounts()
                            .orElseThrow()
                            .podsEnforcing())
                    .isEqualTo(1);
        }
    }

    @Test
    void namesPodsThatCannotBeAsked() {
        Shop shop = Shop.settled(client, "unreachable");

        ApiPod.ready(shop, "orders", "orders-silent", "127.0.0.22");

        shop.awaitApi("orders", "RuntimeReady", "False PodsUnreachable");
        assertThat(shop.api("orders")
                        .get()
                        .getStatus()
                        .optionalPods()
                        .orElseThrow()
                        .unreachable())
                .containsExactly("orders-silent");
    }

    @Test
    void believesNoPodThatProvesAnotherIdentity() throws Exception {
        Shop shop = Shop.settled(client, "impostor");
        shop.applyApi("other");
        shop.awaitApi("other", "CertificateReady", "True Issued");
        ApiPod.ready(shop, "orders", "orders-1", "127.0.0.23");

        try (FakeSidecar impostor = FakeSidecar.start(new ApiPod(shop, "other", "orders-1", "127.0.0.23"))) {
            await().atMost(Shop.BOUND).until(() -> impostor.questions() > 0);
            shop.awaitApi("orders", "RuntimeReady", "False PodsUnreachable");
        }
    }

    @Test
    void countsPodsOlderThanTheirApiAndSaysWhatToDo() {
        Shop shop = Shop.in(client, "older");
        client.resource(new PodBuilder()
                        .withNewMetadata()
                        .withName("orders-old")
                        .withNamespace("older")
                        .addToLabels("app", "orders")
                        .endMetadata()
                        .withNewSpec()
                        .addNewContainer()
                        .withName("app")
                        .withImage("orders")
                        .endContainer()
                        .endSpec()
                        .build())
                .create();

        shop.applyApi("orders");

        shop.awaitApi("orders", "RuntimeReady", "False PodsNotInjected");
        assertThat(Shop.message(shop.api("orders").get().getStatus().conditions(), "RuntimeReady"))
                .contains("orders-old", "rollout restart");
    }

    @Test
    void waitsForConnectionsUnderBlockAndEndsThemUnderReject() throws Exception {
        Shop shop = Shop.settled(client, "blocked");
        ApiPod pod = ApiPod.ready(shop, "orders", "orders-1", "127.0.0.24");
        try (FakeSidecar sidecar = FakeSidecar.start(pod)) {
            sidecar.connect(new CallerSessions("spiffe://prod.example/ns/blocked/consumer/billing", "ab", 1));
            shop.awaitApi("orders", "RuntimeReady", "True Ready");

            shop.api("orders").delete();

            shop.awaitApi("orders", "Accepted", "False Deleting");
            assertThat(Shop.message(shop.api("orders").get().getStatus().conditions(), "Accepted"))
                    .contains("consumer/billing", "Reject");
            await().during(Duration.ofSeconds(2)).untilAsserted(() -> {
                assertThat(shop.documentText("postern-api-orders")).contains("consumer/billing");
                assertThat(shop.documentText("postern-consumer-billing")).contains("\"Granted\"");
            });

            shop.api("orders").edit(ReportsIT::withReject);

            await().atMost(Shop.BOUND)
                    .until(() -> Shop.message(
                                    shop.api("orders").get().getStatus().conditions(), "Accepted")
                            .contains("report that they refuse them: orders-1"));
            assertThat(shop.documentText("postern-api-orders")).doesNotContain("consumer/billing");
            await().during(Duration.ofSeconds(2)).until(() -> shop.api("orders").get() != null);

            sidecar.syncOnTouch();

            await().atMost(Shop.BOUND).until(() -> shop.api("orders").get() == null);
            assertThat(shop.documentText("postern-api-orders")).doesNotContain("consumer/billing");
        }
    }

    private static InternalApi withReject(InternalApi api) {
        var spec = api.getSpec();
        api.setSpec(new InternalApiSpec(
                spec.workload(),
                spec.certificate(),
                spec.privateLink(),
                new Deletion(Deletion.Resources.DELETE, Deletion.Connections.REJECT),
                spec.pausedUntil()));
        return api;
    }
}
