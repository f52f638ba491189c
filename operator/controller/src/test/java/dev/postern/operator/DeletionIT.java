package dev.postern.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
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
            assertThat(shop.api("orders").get().getStatus().grants()).isEmpty();
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
}
