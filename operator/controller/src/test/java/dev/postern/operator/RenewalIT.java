package dev.postern.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.postern.api.CertificateStatus.Serial;
import dev.postern.api.CertificateStatus.Use;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Certificates are renewed by the clock, and nothing that was accepted stops being accepted for it. */
@QuarkusTest
@WithTestResource(value = TestCluster.class, scope = TestResourceScope.GLOBAL)
class RenewalIT {

    @Inject
    KubernetesClient client;

    @Inject
    MovableClock clock;

    @Test
    void renewsAtItsPointAndKeepsTheOldSerialAccepted() {
        Shop shop = Shop.settled(client, "renewed");
        String first = shop.certificateOf("billing").serial();

        advance(Duration.ofDays(5));
        shop.wakeByTouching("readers");

        await().atMost(Shop.BOUND)
                .until(() -> !shop.certificateOf("billing").serial().equals(first));
        assertThat(shop.certificateOf("billing").serials())
                .extracting(Serial::use)
                .containsExactlyInAnyOrder(Use.PREVIOUS, Use.CURRENT);
        assertThat(shop.documentText("postern-api-orders"))
                .contains(first, shop.certificateOf("billing").serial());
    }

    private void advance(Duration by) {
        TestCluster.aws().advance(by);
        clock.advance(by);
    }
}
