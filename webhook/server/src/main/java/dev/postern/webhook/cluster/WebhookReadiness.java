package dev.postern.webhook.cluster;

import dev.postern.webhook.pods.DocumentKeys;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready means: would give every request a considered answer. */
@Readiness
@ApplicationScoped
public class WebhookReadiness implements HealthCheck {

    private final PosternObjects objects;
    private final DocumentKeys documentKeys;

    WebhookReadiness(PosternObjects objects, DocumentKeys documentKeys) {
        this.objects = objects;
        this.documentKeys = documentKeys;
    }

    @Override
    public HealthCheckResponse call() {
        var keysProblem = documentKeys.problem().orElse("none");
        return HealthCheckResponse.named("admission")
                .status(objects.synced() && documentKeys.problem().isEmpty())
                .withData("caches", objects.synced() ? "synced" : "InternalApis and ApiConsumers not listed yet")
                .withData("documentKeysProblem", keysProblem)
                .build();
    }
}
