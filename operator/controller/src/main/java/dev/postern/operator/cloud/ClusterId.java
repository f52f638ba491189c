package dev.postern.operator.cloud;

import dev.postern.operator.configuration.PosternConfiguration;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Tells this cluster's resources from another's in names and tags: as configured, else the uid of kube-system. */
@Singleton
public final class ClusterId {

    private static final String OLDEST_NAMESPACE = "kube-system";

    private final KubernetesClient client;
    private Optional<String> known;

    @Inject
    ClusterId(KubernetesClient client, PosternConfiguration configuration) {
        this.client = client;
        this.known = configuration.clusterId();
    }

    /** Asked of the API server once, when first needed: it never changes. */
    public synchronized String value() {
        if (known.isEmpty()) {
            known = Optional.of(client.namespaces()
                    .withName(OLDEST_NAMESPACE)
                    .require()
                    .getMetadata()
                    .getUid());
        }
        return known.get();
    }
}
