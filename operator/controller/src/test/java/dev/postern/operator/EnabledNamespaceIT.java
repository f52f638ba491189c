package dev.postern.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.postern.api.Grant;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An identity goes only where the webhook guards the pods. */
@QuarkusTest
@WithTestResource(value = TestCluster.class, scope = TestResourceScope.GLOBAL)
class EnabledNamespaceIT {

    @Inject
    KubernetesClient client;

    @Test
    void makesNothingInANamespaceThatIsNotEnabledUntilItIs() {
        Shop shop = Shop.unguarded(client, "unguarded");

        shop.applyApi("orders");
        shop.applyConsumer("billing", "orders");
        shop.applyPolicy("readers", "orders", "billing");

        shop.awaitApi("orders", "Accepted", "False NamespaceNotEnabled");
        shop.awaitConsumer("billing", "Accepted", "False NamespaceNotEnabled");
        assertThat(Shop.message(shop.api("orders").get().getStatus().conditions(), "Accepted"))
                .contains("kubectl label namespace unguarded postern.dev/enabled=true");
        assertThat(client.secrets().inNamespace("unguarded").list().getItems()).isEmpty();
        assertThat(client.services().inNamespace("unguarded").list().getItems()).isEmpty();
        assertThat(shop.configMap("postern-api-orders")).isEmpty();
        assertThat(shop.configMap("postern-consumer-billing")).isEmpty();

        shop.enable("true");

        shop.awaitConsumer("billing", "CertificateReady", "True Issued");
        shop.awaitApi("orders", "CertificateReady", "True Issued");
    }

    @Test
    void takesNothingAwayFromANamespaceThatLosesItsLabel() {
        Shop shop = Shop.settled(client, "unlabelled");
        List<Grant> grants = shop.api("orders").get().getStatus().grants();
        String document = shop.documentText("postern-consumer-billing");

        shop.enable("false");

        shop.awaitApi("orders", "Accepted", "False NamespaceNotEnabled");
        shop.awaitConsumer("billing", "Accepted", "False NamespaceNotEnabled");
        await().during(Duration.ofSeconds(2)).untilAsserted(() -> {
            assertThat(shop.api("orders").get().getStatus().grants()).isEqualTo(grants);
            assertThat(shop.documentText("postern-consumer-billing")).isEqualTo(document);
            assertThat(shop.identityOfConsumer("billing")).isPresent();
            assertThat(shop.identityOfApi("orders")).isPresent();
        });
    }
}
