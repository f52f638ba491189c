package dev.postern.webhook.cluster;

import dev.postern.api.ApiConsumer;
import dev.postern.api.InternalApi;
import dev.postern.injection.Identities;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * The InternalApis and ApiConsumers of the cluster, from informers, or from the API server itself where what informers
 * know is not enough. An informer that cannot list (the CRDs are missing, or permission) keeps trying.
 */
@ApplicationScoped
public class PosternObjects {

    private static final Logger LOG = Logger.getLogger(PosternObjects.class);

    private final KubernetesClient client;
    private final LiveReads liveReads;
    private final SharedIndexInformer<InternalApi> apis;
    private final SharedIndexInformer<ApiConsumer> consumers;

    PosternObjects(KubernetesClient client, LiveReads liveReads) {
        this.client = client;
        this.liveReads = liveReads;
        this.apis = informer(InternalApi.class);
        this.consumers = informer(ApiConsumer.class);
    }

    private <T extends CustomResource<?, ?> & Namespaced> SharedIndexInformer<T> informer(Class<T> type) {
        return client.resources(type).inAnyNamespace().runnableInformer(0).exceptionHandler((_, problem) -> {
            LOG.warnf("cannot watch kind=%s, trying again: %s", type.getSimpleName(), problem.getMessage());
            return true;
        });
    }

    void start(@Observes StartupEvent event) {
        apis.start();
        consumers.start();
    }

    void stop(@Observes ShutdownEvent event) {
        apis.stop();
        consumers.stop();
    }

    /** Whether the informers have seen everything once. */
    public boolean synced() {
        return apis.hasSynced() && consumers.hasSynced();
    }

    public List<InternalApi> knownApis(String namespace) {
        return known(apis, namespace);
    }

    public List<ApiConsumer> knownConsumers(String namespace) {
        return known(consumers, namespace);
    }

    private static <T> List<T> known(SharedIndexInformer<T> informer, String namespace) {
        return informer.getIndexer().byIndex(Cache.NAMESPACE_INDEX, namespace);
    }

    /** What the informers know; may lag behind the API server by the time a watch event takes. */
    public Identities knownIdentities(String namespace) {
        return Identities.of(namespace, knownApis(namespace), knownConsumers(namespace));
    }

    /** What the API server says now, by {@link LiveReads}. */
    public Identities liveIdentities(String namespace) {
        return liveReads.read(
                () -> Identities.of(namespace, live(InternalApi.class, namespace), live(ApiConsumer.class, namespace)));
    }

    private <T extends CustomResource<?, ?> & Namespaced> List<T> live(Class<T> type, String namespace) {
        KubernetesResourceList<T> list =
                client.resources(type).inNamespace(namespace).list();
        return list.getItems();
    }
}
