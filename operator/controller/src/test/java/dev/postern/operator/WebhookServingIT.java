package dev.postern.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.postern.identity.Pem;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingWebhookConfigurationBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the webhook needs to serve, made by the operator alone. */
@QuarkusTest
@WithTestResource(value = TestCluster.class, scope = TestResourceScope.GLOBAL)
class WebhookServingIT {

    @Inject
    KubernetesClient client;

    @Test
    void makesAServingCertificateOfItsOwnAuthorityWithTheDocumentKeys() throws Exception {
        Secret serving = awaitServing();

        X509Certificate certificate =
                Pem.certificates(Shop.textOf(serving, "tls.crt")).getFirst();
        X509Certificate authority =
                Pem.certificates(Shop.textOf(serving, "ca.crt")).getFirst();

        assertThat(certificate.getSubjectAlternativeNames())
                .containsExactly(List.of(2, "postern-webhook.postern-system.svc"));
        certificate.verify(authority.getPublicKey());
        assertThat(Shop.textOf(serving, "document-keys.json")).contains("keyId", "publicKey");
    }

    @Test
    void writesTheAuthorityIntoTheWebhookConfiguration() {
        String authority = Shop.textOf(awaitServing(), "ca.crt");

        client.resource(new ValidatingWebhookConfigurationBuilder()
                        .withNewMetadata()
                        .withName("postern")
                        .endMetadata()
                        .addNewWebhook()
                        .withName("kinds.postern.dev")
                        .withAdmissionReviewVersions("v1")
                        .withSideEffects("None")
                        .withFailurePolicy("Ignore")
                        .withNewClientConfig()
                        .withNewService("postern-system", "postern-webhook", "/validate", 443)
                        .endClientConfig()
                        .endWebhook()
                        .build())
                .create();

        await().atMost(Shop.BOUND).until(() -> caBundle().equals(Optional.of(authority)));
        client.admissionRegistration()
                .v1()
                .validatingWebhookConfigurations()
                .withName("postern")
                .delete();
    }

    private Optional<String> caBundle() {
        return client
                .admissionRegistration()
                .v1()
                .validatingWebhookConfigurations()
                .withName("postern")
                .get()
                .getWebhooks()
                .stream()
                .map(webhook -> webhook.getClientConfig().getCaBundle())
                .filter(bundle -> bundle != null)
                .map(bundle -> new String(Base64.getDecoder().decode(bundle), StandardCharsets.UTF_8))
                .findFirst();
    }

    private Secret awaitServing() {
        return await().atMost(Shop.BOUND)
                .until(
                        () -> client.secrets()
                                .inNamespace("postern-system")
                                .withName("postern-webhook-serving")
                                .get(),
                        secret -> secret != null);
    }
}
