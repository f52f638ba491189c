package dev.postern.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.postern.api.Grant;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Objects that go, in every order. The API server of the test collects no garbage, so children stay: that is Kubernetes' part. */
@QuarkusTest
@WithTestResource(value = TestCluster.class, scope = TestResourceScope.GLOBAL)
class DeletionIT {

    @Inject
    KubernetesClient client;

    @Test
    void endsTheGrantOfAConsumerThatGoes() {
        Shop shop = Shop.settled(client, "consumer-goes");
        String serial = shop.certificateOf("billing").serial();

        shop.consumer("billing").delete();

        await().atMost(Shop.BOUND).untilAsserted(() -> {
            assertThat(shop.consumer("billing").get()).isNull();
            assertThat(shop.api("orders").get().getStatus().grants())
                    .extracting(Grant::state)
                    .containsExactly(Grant.State.REVOKED);
            assertThat(shop.documentText("postern-api-orders")).doesNotContain(serial);
            assertThat(shop.identityOfConsumer("billing")).isEmpty();
        });
    }

    @Test
    void letsAnApiGoThatNobodyIsConnectedToAndTellsItsConsumers() {
        Shop shop = Shop.settled(client, "api-goes");

        shop.api("orders").delete();

        await().atMost(Shop.BOUND)
                .untilAsserted(() -> assertThat(shop.api("orders").get()).isNull());
        shop.awaitConsumer("billing", "Authorized", "False ApiNotFound");
        await().atMost(Shop.BOUND)
                .untilAsserted(() -> assertThat(shop.documentText("postern-consumer-billing"))
                        .contains("\"Withdrawn\""));
        assertThat(shop.documentText("postern-api-orders")).doesNotContain("consumer/billing");
    }

    @Test
    void letsAConsumerGoWhoseApiDoesNotExist() {
        Shop shop = Shop.in(client, "no-api");
        shop.applyConsumer("billing", "missing");
        shop.awaitConsumer("billing", "Authorized", "False ApiNotFound");

        shop.consumer("billing").delete();

        await().atMost(Shop.BOUND)
                .untilAsserted(() -> assertThat(shop.consumer("billing").get()).isNull());
    }

    @Test
    void letsAnObjectGoThatCannotBeReadAndNeverAskedForAPath() {
        Shop shop = Shop.settled(client, "unreadable-goes");
        makeUnreadable(shop, "ApiConsumer", "billing");

        shop.consumer("billing").delete();

        await().atMost(Shop.BOUND).until(() -> isGone(shop, "ApiConsumer", "billing"));
    }

    @Test
    void keepsAnObjectThatCannotBeReadWhileItMayOwnAPathAndSaysTheWayOut() {
        var shop = Shop.in(client, "unreadable-stays");
        new PrivateShop(shop).applyConsumer("billing", "billing-prod", "2");
        shop.awaitConsumer("billing", "Authorized", "False ApiNotFound");
        makeUnreadable(shop, "ApiConsumer", "billing");

        shop.consumer("billing").delete();

        await().atMost(Shop.BOUND).until(() -> events(shop).anyMatch(note -> note.contains("take the finalizer")));
        assertThat(isGone(shop, "ApiConsumer", "billing")).isFalse();

        patchStatus(shop, "ApiConsumer", "billing", "{\"status\":{\"workload\":null}}");
        client.genericKubernetesResources("postern.dev/v1alpha1", "ApiConsumer")
                .inNamespace(shop.namespace())
                .withName("billing")
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"workload\":{\"localPort\":9444}}}");

        await().atMost(Shop.BOUND).until(() -> isGone(shop, "ApiConsumer", "billing"));
    }

    private void makeUnreadable(Shop shop, String kind, String name) {
        patchStatus(
                shop,
                kind,
                name,
                "{\"status\":{\"workload\":{\"certificate\":{\"notAfter\":\"2026-11-24T12:00:00+23:00\"}}}}");
    }

    private void patchStatus(Shop shop, String kind, String name, String json) {
        client.genericKubernetesResources("postern.dev/v1alpha1", kind)
                .inNamespace(shop.namespace())
                .withName(name)
                .subresource("status")
                .patch(PatchContext.of(PatchType.JSON_MERGE), json);
    }

    private boolean isGone(Shop shop, String kind, String name) {
        return client.genericKubernetesResources("postern.dev/v1alpha1", kind)
                        .inNamespace(shop.namespace())
                        .withName(name)
                        .get()
                == null;
    }

    private Stream<String> events(Shop shop) {
        return client.events().v1().events().inNamespace(shop.namespace()).list().getItems().stream()
                .map(Event::getNote);
    }
}
