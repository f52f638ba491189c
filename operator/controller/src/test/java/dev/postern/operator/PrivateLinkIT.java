package dev.postern.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.postern.api.ApiConsumerStatus;
import dev.postern.api.Grant;
import dev.postern.contract.Ports;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The path over PrivateLink, against a real API server and a simulated AWS with three accounts. */
@QuarkusTest
@WithTestResource(value = TestCluster.class, scope = TestResourceScope.GLOBAL)
class PrivateLinkIT {

    private static final Duration LONG = Duration.ofSeconds(60);

    @Inject
    KubernetesClient client;

    @Test
    void connectsConsumersInTheirOwnAccountsAndLeavesNothingBehind() throws Exception {
        var shop = new PrivateShop(Shop.in(client, "pl-story"));
        shop.applyApi("Reject");
        shop.applyConsumer("billing", "billing-prod", "2");
        shop.applyConsumer("audit", "audit-prod", "3");
        shop.applyConsumer("reports", "audit-prod", "3");
        shop.applyPolicy("readers", "billing@billing-prod", "audit@audit-prod");
        shop.shop().awaitApi("orders", "CertificateReady", "True Issued");
        ApiPod pod = ApiPod.ready(shop.shop(), "orders", "orders-1", TestNetworks.podAddress());
        shop.applySlice(pod);
        try (HealthyApp app = HealthyApp.start(pod.ip(), Ports.HEALTH);
                FakeSidecar sidecar = FakeSidecar.start(pod)) {
            assertThat(app.port()).isEqualTo(Ports.HEALTH);
            sidecar.syncOnTouch();
            isConnected(shop, "billing");
            isConnected(shop, "audit");
            hasNothing(shop, "reports");
            awaitApi(shop, "TargetsHealthy", "True Healthy");
            awaitApi(shop, "Ready", "True Ready");
            documentsBindThePath(shop);
            isQuiet(shop);

            shop.shop().api("orders").delete();

            await().atMost(LONG).until(() -> shop.shop().api("orders").get() == null);
            await().atMost(LONG).untilAsserted(() -> assertThat(shop.standing()).isEmpty());
            shop.shop().awaitConsumer("billing", "Authorized", "False ApiNotFound");
            assertThat(shop.path("billing")).isEmpty();
        }
    }

    @Test
    void takesEverythingAwayWithTheRuleAndStartsAnewWhenItComesBack() {
        var shop = new PrivateShop(Shop.in(client, "pl-rule"));
        shop.applyApi();
        shop.applyConsumer("billing", "billing-prod", "2");
        shop.applyPolicy("readers", "billing@billing-prod");
        isConnected(shop, "billing");
        String first = shop.endpointId("billing");
        assertThat(shop.endpointService().path("allowedPrincipals")).hasSize(1);

        shop.shop().policy("readers").delete();

        shop.shop().awaitConsumer("billing", "Authorized", "False NoPolicy");
        await().atMost(LONG).untilAsserted(() -> {
            assertThat(shop.endpointService().path("allowedPrincipals")).isEmpty();
            assertThat(shop.path("billing")).isEmpty();
            assertThat(shop.shop().api("orders").get().getStatus().grants())
                    .extracting(Grant::state)
                    .containsExactly(Grant.State.REVOKED);
            assertThat(shop.standing()).noneMatch(item -> item.startsWith(TestNetworks.BILLING));
        });

        shop.applyPolicy("readers", "billing@billing-prod");

        isConnected(shop, "billing");
        assertThat(shop.endpointId("billing")).isNotEqualTo(first);

        shop.shop().consumer("billing").delete();
        await().atMost(LONG).until(() -> shop.shop().consumer("billing").get() == null);
        assertThat(shop.standing()).noneMatch(item -> item.startsWith(TestNetworks.BILLING));
        shop.shop().api("orders").delete();
        await().atMost(LONG).until(() -> shop.shop().api("orders").get() == null);
        assertThat(shop.standing()).isEmpty();
    }

    private static void isConnected(PrivateShop shop, String consumer) {
        await().atMost(LONG).untilAsserted(() -> {
            var conditions = conditions(shop, consumer);
            assertThat(Shop.verdict(conditions, "Authorized")).isEqualTo("True Granted");
            assertThat(Shop.verdict(conditions, "EndpointReady"))
                    .as(() -> Shop.message(conditions, "EndpointReady"))
                    .isEqualTo("True Available");
            assertThat(Shop.verdict(conditions, "ConnectionAccepted")).isEqualTo("True Accepted");
            assertThat(Shop.verdict(conditions, "DnsReady")).isEqualTo("True Published");
            assertThat(Shop.verdict(conditions, "CertificateReady")).isEqualTo("True Issued");
        });
    }

    private static List<Condition> conditions(PrivateShop shop, String consumer) {
        return Optional.ofNullable(shop.shop().consumer(consumer).get().getStatus())
                .map(ApiConsumerStatus::conditions)
                .orElse(List.of());
    }

    private static void hasNothing(PrivateShop shop, String consumer) {
        assertThat(Shop.verdict(shop.shop().consumer(consumer).get().getStatus().conditions(), "Authorized"))
                .isEqualTo("False NoPolicy");
        assertThat(shop.path(consumer)).isEmpty();
        assertThat(shop.shop().identityOfConsumer(consumer)).isEmpty();
        assertThat(shop.standing()).noneMatch(item -> item.contains(shop.recordName(consumer)));
    }

    private static void documentsBindThePath(PrivateShop shop) {
        String api = shop.shop().documentText("postern-api-orders");
        assertThat(api)
                .contains(shop.endpointId("billing"), shop.endpointId("audit"), "127.10.1.")
                .contains(shop.recordName("billing") + ".internal.example")
                .doesNotContain("consumer/reports");
        assertThat(shop.shop().documentText("postern-consumer-billing"))
                .contains(shop.recordName("billing") + ".internal.example", "443");
        assertThat(shop.shop().api("orders").get().getStatus().grants())
                .extracting(Grant::state)
                .containsOnly(Grant.State.CONNECTION_ACCEPTED);
    }

    /** Looked at again and again, nothing is written. */
    private void isQuiet(PrivateShop shop) {
        await().atMost(LONG).until(() -> {
            List<String> before = versions(shop);
            shop.shop().wakeByTouching("readers");
            Thread.sleep(2000);
            return before.equals(versions(shop));
        });
        List<String> before = versions(shop);
        await().during(Duration.ofSeconds(4)).atMost(Duration.ofSeconds(8)).until(() -> {
            shop.shop().wakeByTouching("readers");
            return before.equals(versions(shop));
        });
    }

    private List<String> versions(PrivateShop shop) {
        String namespace = shop.shop().namespace();
        return List.of(
                shop.shop().api("orders").get().getMetadata().getResourceVersion(),
                shop.shop().consumer("billing").get().getMetadata().getResourceVersion(),
                shop.shop().consumer("audit").get().getMetadata().getResourceVersion(),
                String.valueOf(client.events()
                        .v1()
                        .events()
                        .inNamespace(namespace)
                        .list()
                        .getItems()
                        .size()),
                String.valueOf(shop.standing()));
    }

    private static void awaitApi(PrivateShop shop, String type, String verdict) {
        await().atMost(LONG).untilAsserted(() -> {
            var conditions = shop.shop().api("orders").get().getStatus().conditions();
            assertThat(Shop.verdict(conditions, type))
                    .as(() -> Shop.message(conditions, type))
                    .isEqualTo(verdict);
        });
    }
}
