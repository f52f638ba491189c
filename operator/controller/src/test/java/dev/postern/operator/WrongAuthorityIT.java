package dev.postern.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.acmpca.AcmPcaClient;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthorityStatus;

/** A certificate authority that is not the right one is said with its key in configuration; no identity comes of it. */
@QuarkusTest
@WithTestResource(value = TestCluster.class, scope = TestResourceScope.GLOBAL)
class WrongAuthorityIT {

    @Inject
    KubernetesClient client;

    @Test
    void nameThatIsNotConfiguredIsSaidWithThoseThatAre() {
        Shop shop = Shop.in(client, "ca-unknown");

        applyApi(shop, "nowhere");

        shop.awaitApi("orders", "Accepted", "False AuthorityUnknown");
        assertThat(message(shop, "Accepted")).contains("spec.certificate.authority", "nowhere", "internal");
        isIssuedByTheRightOne(shop);
    }

    @Test
    void arnThatNamesNothingIsSaid() {
        Shop shop = Shop.in(client, "ca-lost");

        applyApi(shop, TestAuthorities.LOST);

        shop.awaitApi("orders", "CertificateReady", "False AuthorityUnknown");
        assertThat(message(shop, "CertificateReady"))
                .contains("Certificate authority lost does not exist", "correct postern.authorities.lost.arn");
        assertThat(shop.identityOfApi("orders")).isEmpty();
        isIssuedByTheRightOne(shop);
    }

    @Test
    void disabledAuthorityIsSaidAndUsedOnceItIsEnabled() {
        Shop shop = Shop.in(client, "ca-disabled");
        update(CertificateAuthorityStatus.DISABLED);

        applyApi(shop, TestAuthorities.DISABLED);

        shop.awaitApi("orders", "CertificateReady", "False IssueFailed");
        assertThat(message(shop, "CertificateReady"))
                .contains(
                        "Certificate authority disabled is not active",
                        "enable it",
                        "postern.authorities.disabled.arn");
        assertThat(shop.identityOfApi("orders")).isEmpty();

        update(CertificateAuthorityStatus.ACTIVE);

        shop.awaitApi("orders", "CertificateReady", "True Issued");
    }

    @Test
    void authorityOfAnotherTrustDomainIsSaidForAsLongAsItIsNamed() {
        Shop shop = Shop.in(client, "ca-foreign");
        shop.applyPolicy("readers", "orders", "billing");

        applyApi(shop, TestAuthorities.FOREIGN);

        shop.awaitApi("orders", "CertificateReady", "False CertificateUnusable");
        await().during(Duration.ofSeconds(2)).untilAsserted(() -> {
            shop.wakeByTouching("readers");
            assertThat(message(shop, "CertificateReady"))
                    .contains(
                            "Certificate authority foreign issued what was not asked for",
                            "postern.authorities.foreign.arn",
                            "trust domain prod.example");
        });
        assertThat(shop.identityOfApi("orders")).isEmpty();
        isIssuedByTheRightOne(shop);
    }

    private static void isIssuedByTheRightOne(Shop shop) {
        applyApi(shop, "internal");

        shop.awaitApi("orders", "CertificateReady", "True Issued");
        assertThat(shop.secret("postern-api-orders-pending")).isEmpty();
    }

    private static void applyApi(Shop shop, String authority) {
        shop.apply("""
                kind: InternalApi
                metadata: {name: orders, namespace: %s}
                spec:
                  workload: {selector: {matchLabels: {app: orders}}, serviceAccount: orders, port: 8080}
                  certificate: {authority: %s}
                """.formatted(shop.namespace(), authority));
    }

    private static String message(Shop shop, String type) {
        return Shop.message(shop.api("orders").get().getStatus().conditions(), type);
    }

    private static void update(CertificateAuthorityStatus status) {
        try (AcmPcaClient authorities = AcmPcaClient.builder()
                .endpointOverride(TestCluster.aws().endpoint())
                .region(Region.EU_CENTRAL_1)
                .build()) {
            authorities.updateCertificateAuthority(
                    call -> call.certificateAuthorityArn(TestAuthorities.arn(TestAuthorities.DISABLED))
                            .status(status));
        }
    }
}
