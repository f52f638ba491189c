package dev.postern.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.postern.api.Grant;
import dev.postern.api.Revocation;
import dev.postern.contract.StateReport.CallerSessions;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Access that is taken back says when each layer was seen to refuse the caller. */
@QuarkusTest
@WithTestResource(value = TestCluster.class, scope = TestResourceScope.GLOBAL)
class RevocationIT {

    private static final Duration LONG = Duration.ofSeconds(60);

    @Inject
    KubernetesClient client;

    @Test
    void timesEveryLayerAndBeginsAnewWithAnotherGrant() throws Exception {
        var shop = new PrivateShop(Shop.in(client, "revoked"));
        shop.applyApi();
        shop.applyConsumer("billing", "billing-prod", "2");
        shop.applyPolicy("readers", "billing@billing-prod", "audit@audit-prod");
        shop.shop().awaitApi("orders", "CertificateReady", "True Issued");
        ApiPod pod = ApiPod.ready(shop.shop(), "orders", "orders-1", "127.0.0.31");
        try (FakeSidecar sidecar = FakeSidecar.start(pod)) {
            sidecar.syncOnTouch();
            awaitConnected(shop);
            String firstEndpoint = shop.endpointId("billing");
            String firstSerial = shop.shop().certificateOf("billing").serial();
            sidecar.connect(new CallerSessions("spiffe://prod.example/ns/revoked/consumer/billing", firstSerial, 1));

            shop.applyPolicy("readers", "audit@audit-prod");

            seesEveryOtherLayerWhileASessionIsOpen(shop);
            sidecar.connect();
            saysRevokedOnceAllWasSeen(shop);
            isQuiet(shop);

            shop.applyPolicy("readers", "billing@billing-prod");

            awaitConnected(shop);
            assertThat(grant(shop).optionalRevocation()).isEmpty();
            assertThat(shop.endpointId("billing")).isNotEqualTo(firstEndpoint);
            assertThat(shop.shop().certificateOf("billing").serial()).isNotEqualTo(firstSerial);
            assertThat(shop.shop().documentText("postern-api-orders")).doesNotContain(firstSerial);
        }
    }

    @Test
    void namesThePodItWaitsForAndSaysRevokedWithoutIt() throws Exception {
        Shop shop = Shop.settled(client, "revoked-silent");
        ApiPod silent = ApiPod.ready(shop, "orders", "orders-silent", "127.0.0.32");
        shop.awaitApi("orders", "RuntimeReady", "False PodsUnreachable");

        shop.policy("readers").delete();

        await().atMost(LONG).untilAsserted(() -> {
            Revocation revocation = revocation(shop);
            assertThat(revocation.waitingFor()).containsExactly("orders-silent");
            assertThat(revocation.identity()).isPresent();
            assertThat(revocation.sidecars()).isEmpty();
            assertThat(revocation.cause()).isEqualTo("AccessPolicy revoked-silent/readers was deleted.");
        });

        silent.resource().withGracePeriod(0).delete();

        await().atMost(LONG).untilAsserted(() -> {
            assertThat(revocation(shop).optionalRevokedAt()).isPresent();
            assertThat(revocation(shop).waitingFor()).isEmpty();
        });
    }

    private static void seesEveryOtherLayerWhileASessionIsOpen(PrivateShop shop) {
        await().atMost(LONG).untilAsserted(() -> {
            Revocation revocation = revocation(shop.shop());
            assertThat(revocation.connection()).isPresent();
            assertThat(revocation.principal()).isPresent();
            assertThat(revocation.identity()).isPresent();
            assertThat(revocation.sidecars()).isEmpty();
            assertThat(revocation.optionalRevokedAt()).isEmpty();
            assertThat(revocation.cause()).contains("no longer names");
        });
    }

    private void saysRevokedOnceAllWasSeen(PrivateShop shop) {
        await().atMost(LONG).untilAsserted(() -> {
            assertThat(grant(shop).optionalState()).contains(Grant.State.REVOKED);
            assertThat(revocation(shop.shop()).sidecars()).isPresent();
            assertThat(revocation(shop.shop()).optionalRevokedAt()).isPresent();
            assertThat(events("revoked"))
                    .anyMatch(event -> event.getReason().equals("AccessRevoked")
                            && event.getNote().contains("refused by every pod after"));
        });
    }

    private List<Event> events(String namespace) {
        return client.events().v1().events().inNamespace(namespace).list().getItems();
    }

    private static void isQuiet(PrivateShop shop) {
        String before = version(shop);
        await().during(Duration.ofSeconds(4)).atMost(Duration.ofSeconds(8)).until(() -> {
            shop.shop().wakeByTouching("readers");
            return before.equals(version(shop));
        });
    }

    private static String version(PrivateShop shop) {
        return shop.shop().api("orders").get().getMetadata().getResourceVersion();
    }

    private static void awaitConnected(PrivateShop shop) {
        await().atMost(LONG).untilAsserted(() -> {
            assertThat(grant(shop).optionalState()).contains(Grant.State.CONNECTION_ACCEPTED);
            assertThat(Shop.verdict(
                            shop.shop().consumer("billing").get().getStatus().conditions(), "CertificateReady"))
                    .isEqualTo("True Issued");
        });
    }

    private static Revocation revocation(Shop shop) {
        return shop.api("orders").get().getStatus().grants().stream()
                .map(Grant::optionalRevocation)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nothing is revoked."));
    }

    private static Grant grant(PrivateShop shop) {
        return shop.shop().api("orders").get().getStatus().grants().stream()
                .filter(grant -> grant.name().equals("billing"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No grant of billing."));
    }
}
