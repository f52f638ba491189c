package dev.postern.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.postern.api.Grant;
import dev.postern.contract.ChildNames;
import dev.postern.contract.FileLayout;
import dev.postern.identity.SerialNumbers;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The three objects inside one cluster, on a real API server and with certificates of a simulated AWS Private CA. */
@QuarkusTest
@WithTestResource(value = TestCluster.class, scope = TestResourceScope.GLOBAL)
class InClusterFlowIT {

    @Inject
    KubernetesClient client;

    @Test
    void issuesAnApiTheNamesItIsCalledBy() throws Exception {
        Shop shop = Shop.settled(client, "names");

        X509Certificate leaf = Shop.leafOf(shop.identityOfApi("orders").orElseThrow());

        assertThat(leaf.getSubjectAlternativeNames())
                .containsExactlyInAnyOrder(
                        List.of(6, "spiffe://prod.example/ns/names/api/orders"),
                        List.of(2, "postern-api-orders.names.svc"),
                        List.of(2, "orders.internal.example"));
        assertThat(shop.identityOfApi("orders").orElseThrow().getType()).isEqualTo("kubernetes.io/tls");
        assertThat(shop.identityOfApi("orders").orElseThrow().getData())
                .containsOnlyKeys(FileLayout.CERTIFICATE, FileLayout.PRIVATE_KEY, FileLayout.CA_CERTIFICATE);
    }

    @Test
    void putsAConsumersSerialIntoTheApisDocumentBeforeItIsUsed() {
        Shop shop = Shop.settled(client, "serials");

        String serial =
                SerialNumbers.hex(Shop.leafOf(shop.identityOfConsumer("billing").orElseThrow()));

        assertThat(shop.api("orders").get().getStatus().grants())
                .singleElement()
                .satisfies(grant -> assertThat(grant.serials()).contains(serial))
                .satisfies(grant -> assertThat(grant.optionalState()).contains(Grant.State.GRANTED));
        assertThat(shop.documentText("postern-api-orders")).contains(serial);
        assertThat(shop.documentText("postern-consumer-billing"))
                .contains("postern-api-orders.serials.svc")
                .contains("spiffe://prod.example/ns/serials/api/orders");
        await().until(() -> shop.secret(ChildNames.ofConsumer("billing").pendingIdentitySecret())
                .isEmpty());
    }

    @Test
    void issuesNothingToAConsumerNobodyConsentsTo() {
        Shop shop = Shop.settled(client, "unnamed");

        shop.applyConsumer("audit", "orders");

        shop.awaitConsumer("audit", "Authorized", "False NoPolicy");
        assertThat(Shop.message(shop.consumer("audit").get().getStatus().conditions(), "Authorized"))
                .contains("AccessPolicy in namespace unnamed", "- consumer: {namespace: unnamed, name: audit}");
        assertThat(shop.documentText("postern-consumer-audit")).contains("NoPolicy", "name: audit}");
        assertThat(shop.identityOfConsumer("audit")).isEmpty();
        assertThat(shop.secret(ChildNames.ofConsumer("audit").pendingIdentitySecret()))
                .isEmpty();
        assertThat(shop.documentText("postern-api-orders")).doesNotContain("consumer/audit");
    }

    @Test
    void keepsTheLastAcceptedMeaningOfAPolicyThatIsRefused() {
        Shop shop = Shop.settled(client, "refused");
        String before = shop.documentText("postern-api-orders");

        shop.applyPolicy("readers", "orders", "billing", "when: \"request.path == '/'\"");

        shop.awaitPolicy("readers", "Accepted", "False Invalid");
        assertThat(Shop.message(shop.policy("readers").get().getStatus().conditions(), "Accepted"))
                .contains("spec.rules[0].when", "stays in force");
        assertThat(Shop.verdict(shop.policy("readers").get().getStatus().conditions(), "Enforced"))
                .isEqualTo("False LastAcceptedInForce");
        shop.wakeByTouching("readers");
        await().during(Duration.ofSeconds(1)).untilAsserted(() -> {
            assertThat(shop.documentText("postern-api-orders")).isEqualTo(before);
            assertThat(Shop.verdict(shop.consumer("billing").get().getStatus().conditions(), "Authorized"))
                    .isEqualTo("True Granted");
        });
    }

    @Test
    void withdrawsEverythingWhenConsentGoesAndRevivesNoOldCertificate() {
        Shop shop = Shop.settled(client, "withdrawn");
        String stolen = shop.certificateOf("billing").serial();

        shop.policy("readers").delete();

        shop.awaitConsumer("billing", "Authorized", "False NoPolicy");
        await().atMost(Shop.BOUND).untilAsserted(() -> {
            assertThat(shop.identityOfConsumer("billing")).isEmpty();
            assertThat(shop.documentText("postern-consumer-billing")).contains("\"Withdrawn\"");
            assertThat(shop.documentText("postern-api-orders")).doesNotContain(stolen);
            assertThat(shop.api("orders").get().getStatus().grants())
                    .singleElement()
                    .satisfies(grant -> {
                        assertThat(grant.optionalState()).contains(Grant.State.REVOKED);
                        assertThat(grant.serials()).isEmpty();
                    });
        });

        shop.applyPolicy("readers", "orders", "billing");

        shop.awaitConsumer("billing", "CertificateReady", "True Issued");
        assertThat(shop.certificateOf("billing").serial()).isNotEqualTo(stolen);
        assertThat(shop.documentText("postern-api-orders")).doesNotContain(stolen);
    }

    @Test
    void refusesWhatIsNotBuiltOrNotAllowed() {
        Shop shop = Shop.in(client, "invalid");
        shop.apply("""
                kind: InternalApi
                metadata: {name: foreign-name, namespace: invalid}
                spec:
                  workload: {selector: {matchLabels: {app: a}}, serviceAccount: a, port: 8080}
                  certificate: {authority: internal, dnsNames: [www.example.com]}
                """);
        shop.apply("""
                kind: InternalApi
                metadata: {name: no-authority, namespace: invalid}
                spec:
                  workload: {selector: {matchLabels: {app: b}}, serviceAccount: b, port: 8080}
                  certificate: {authority: elsewhere}
                """);

        shop.awaitApi("foreign-name", "Accepted", "False DnsNameNotAllowed");
        shop.awaitApi("no-authority", "Accepted", "False AuthorityUnknown");
        assertThat(Shop.message(shop.api("foreign-name").get().getStatus().conditions(), "Ready"))
                .contains("spec.certificate.dnsNames", "www.example.com", "postern.authorities.internal.dns-names");
        assertThat(shop.identityOfApi("foreign-name")).isEmpty();
        assertThat(shop.configMap("postern-api-foreign-name")).isEmpty();
    }
}
