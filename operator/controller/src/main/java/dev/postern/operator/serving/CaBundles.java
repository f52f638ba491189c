package dev.postern.operator.serving;

import dev.postern.identity.Pem;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.MutatingWebhook;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.MutatingWebhookConfiguration;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingWebhook;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingWebhookConfiguration;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.WebhookClientConfig;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.stream.Stream;

/** Writes the CA into the webhook configurations. The chart makes these without one and never touches it again. */
@Singleton
final class CaBundles {

    private static final String NAME = "postern";

    private final KubernetesClient client;

    @Inject
    CaBundles(KubernetesClient client) {
        this.client = client;
    }

    void write(X509Certificate authority) {
        String bundle = Base64.getEncoder().encodeToString(Pem.encode(authority).getBytes(StandardCharsets.UTF_8));
        validating(bundle);
        mutating(bundle);
    }

    private void validating(String bundle) {
        var resource = client.admissionRegistration()
                .v1()
                .validatingWebhookConfigurations()
                .withName(NAME);
        ValidatingWebhookConfiguration found = resource.get();
        if (found != null && lacks(found.getWebhooks().stream().map(ValidatingWebhook::getClientConfig), bundle)) {
            resource.edit(configuration -> {
                configuration
                        .getWebhooks()
                        .forEach(webhook -> webhook.getClientConfig().setCaBundle(bundle));
                return configuration;
            });
        }
    }

    private void mutating(String bundle) {
        var resource = client.admissionRegistration()
                .v1()
                .mutatingWebhookConfigurations()
                .withName(NAME);
        MutatingWebhookConfiguration found = resource.get();
        if (found != null && lacks(found.getWebhooks().stream().map(MutatingWebhook::getClientConfig), bundle)) {
            resource.edit(configuration -> {
                configuration
                        .getWebhooks()
                        .forEach(webhook -> webhook.getClientConfig().setCaBundle(bundle));
                return configuration;
            });
        }
    }

    private static boolean lacks(Stream<WebhookClientConfig> configurations, String bundle) {
        return configurations.anyMatch(configuration -> !bundle.equals(configuration.getCaBundle()));
    }
}
