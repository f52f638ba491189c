package dev.postern.webhook;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.MutatingWebhookConfiguration;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingWebhookConfiguration;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/** The configurations that the chart takes over, pointed at the webhook under test. */
final class WebhookConfigurations {
    /** What the chart installs, with the test server's url and authority in place of a Service and the operator's. */
    private static final Path CHART_FILE = Path.of("../../charts/postern/admission/webhook-configurations.yaml");

    private static final String NAME = "postern";

    private static final String DEAD = "https://localhost:9";

    private WebhookConfigurations() {}

    static void install(KubernetesClient client, String url, String caPem) {
        var yaml = text().replace("${webhook.url}", url)
                .replace("${webhook.ca}", Base64.getEncoder().encodeToString(caPem.getBytes(StandardCharsets.UTF_8)));
        client.load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)))
                .serverSideApply();
    }

    /** Points every webhook at a port where nobody listens; the result restores them. */
    static List<HasMetadata> takeDown(KubernetesClient client) {
        var mutating = client.resources(MutatingWebhookConfiguration.class).withName(NAME);
        var validating = client.resources(ValidatingWebhookConfiguration.class).withName(NAME);
        var before = List.<HasMetadata>of(mutating.get(), validating.get());
        mutating.edit(configuration -> {
            configuration.getWebhooks().forEach(w -> w.getClientConfig().setUrl(DEAD));
            return configuration;
        });
        validating.edit(configuration -> {
            configuration.getWebhooks().forEach(w -> w.getClientConfig().setUrl(DEAD));
            return configuration;
        });
        return before;
    }

    static void restore(KubernetesClient client, List<HasMetadata> configurations) {
        configurations.forEach(configuration -> {
            configuration.getMetadata().setResourceVersion(null);
            client.resource(configuration).update();
        });
    }

    private static String text() {
        try {
            return Files.readString(CHART_FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
