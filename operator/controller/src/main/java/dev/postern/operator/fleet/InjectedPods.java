package dev.postern.operator.fleet;

import dev.postern.contract.MetadataKeys;
import dev.postern.operator.fleet.InjectedPod.PodKey;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.Optional;

/** Keeps the fleet's pods as the API server has them: the one watch on pods that the operator has. */
@Singleton
final class InjectedPods implements ResourceEventHandler<Pod> {

    private final KubernetesClient client;
    private final Fleet fleet;
    private Optional<SharedIndexInformer<Pod>> informer = Optional.empty();

    @Inject
    InjectedPods(KubernetesClient client, Fleet fleet) {
        this.client = client;
        this.fleet = fleet;
    }

    /** On every replica, and before any object is looked at: a pod that is not known yet must not count as missing. */
    synchronized void start(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent event) {
        informer = Optional.of(client.pods()
                .inAnyNamespace()
                .withLabel(MetadataKeys.POD_INJECTED, MetadataKeys.ENABLED)
                .inform(this));
    }

    synchronized void stop(@Observes ShutdownEvent event) {
        informer.ifPresent(SharedIndexInformer::stop);
        informer = Optional.empty();
    }

    @Override
    public void onAdd(Pod pod) {
        InjectedPodReader.read(pod).ifPresent(fleet::saw);
    }

    @Override
    public void onUpdate(Pod before, Pod after) {
        onAdd(after);
    }

    @Override
    public void onDelete(Pod pod, boolean finalStateUnknown) {
        var metadata = pod.getMetadata();
        fleet.gone(new PodKey(metadata.getNamespace(), metadata.getName(), metadata.getUid()));
    }
}
