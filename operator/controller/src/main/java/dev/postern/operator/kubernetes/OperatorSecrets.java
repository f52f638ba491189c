package dev.postern.operator.kubernetes;

import dev.postern.contract.MetadataKeys;
import dev.postern.operator.configuration.PosternConfiguration;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.HttpURLConnection;

/** The Secrets of the operator's own namespace. They outlive every release, so no owner has them collected. */
@Singleton
public final class OperatorSecrets implements SecretStore {

    private final KubernetesClient client;
    private final String namespace;

    @Inject
    OperatorSecrets(KubernetesClient client, PosternConfiguration configuration) {
        this.client = client;
        this.namespace = configuration.operator().namespace();
    }

    /** The operator's own namespace. */
    public String namespace() {
        return namespace;
    }

    @Override
    public Found<Secret> find(String name) {
        Secret secret = client.secrets().inNamespace(namespace).withName(name).get();
        return secret == null ? new Found.Absent<>() : new Found.Ours<>(secret);
    }

    @Override
    public Write write(Secret desired) {
        Secret complete = complete(desired);
        boolean unchanged = find(desired.getMetadata().getName())
                .ours()
                .filter(actual -> DesiredFields.presentIn(actual, complete))
                .isPresent();
        if (unchanged) {
            return new Write.Unchanged();
        }
        resource(complete).fieldManager(FieldManager.NAME).forceConflicts().serverSideApply();
        return new Write.Changed();
    }

    /** Creates the Secret unless one of this name exists; either way the answer is what stands there now. */
    public Secret createIfAbsent(Secret desired) {
        try {
            return resource(complete(desired)).create();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw e;
            }
            return find(desired.getMetadata().getName()).ours().orElseThrow(() -> e);
        }
    }

    @Override
    public void delete(Secret existing) {
        resource(existing)
                .lockResourceVersion(existing.getMetadata().getResourceVersion())
                .delete();
    }

    private Resource<Secret> resource(Secret secret) {
        return client.resource(secret);
    }

    private Secret complete(Secret desired) {
        return new SecretBuilder(desired)
                .editMetadata()
                .withNamespace(namespace)
                .addToLabels(MetadataKeys.MANAGED_BY, MetadataKeys.MANAGED_BY_POSTERN)
                .endMetadata()
                .build();
    }
}
