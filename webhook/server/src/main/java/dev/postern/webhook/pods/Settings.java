package dev.postern.webhook.pods;

import dev.postern.injection.SidecarSettings;
import dev.postern.injection.pod.Quantities;
import dev.postern.injection.pod.SidecarResources;
import dev.postern.webhook.WebhookConfiguration;
import io.fabric8.kubernetes.api.model.Quantity;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What every sidecar has in common, from configuration and the document keys of the moment. */
@Startup
@ApplicationScoped
public class Settings {

    private final WebhookConfiguration configuration;
    private final DocumentKeys documentKeys;
    private final SidecarResources resources;

    /** @throws IllegalArgumentException at start, naming the key whose value is unusable */
    Settings(WebhookConfiguration configuration, DocumentKeys documentKeys) {
        this.configuration = configuration;
        this.documentKeys = documentKeys;
        this.resources = resources(configuration.sidecar().resources());
    }

    /** @throws IllegalStateException when the document keys cannot be read */
    SidecarSettings now() {
        return new SidecarSettings(
                image(),
                configuration.sidecar().imagePullSecrets().orElse(List.of()),
                resources,
                configuration.trustDomain(),
                configuration.operatorId(),
                documentKeys.read());
    }

    String image() {
        return configuration.sidecar().image();
    }

    private static SidecarResources resources(WebhookConfiguration.Resources configured) {
        return new SidecarResources(
                quantity("cpu-request", configured.cpuRequest()),
                configured.cpuLimit().map(limit -> quantity("cpu-limit", limit)),
                quantity("memory-request", configured.memoryRequest()),
                configured.memoryLimit().map(limit -> quantity("memory-limit", limit)));
    }

    private static Quantity quantity(String key, String text) {
        return Quantities.parse(text)
                .orElseThrow(() -> new IllegalArgumentException("postern.sidecar.resources." + key + " is \"" + text
                        + "\": not a positive Kubernetes quantity, such as 100m or 64Mi"));
    }
}
