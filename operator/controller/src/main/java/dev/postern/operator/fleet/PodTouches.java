package dev.postern.operator.fleet;

import dev.postern.contract.MetadataKeys;
import dev.postern.operator.fleet.InjectedPod.PodKey;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Touches pods that are behind. */
@Singleton
final class PodTouches {

    private static final Logger LOG = Logger.getLogger(PodTouches.class);

    private final KubernetesClient client;
    private final Fleet fleet;
    private final InstantSource clock;
    private final Map<PodKey, PodTouch> touches = new ConcurrentHashMap<>();

    @Inject
    PodTouches(KubernetesClient client, Fleet fleet, InstantSource clock) {
        this.client = client;
        this.fleet = fleet;
        this.clock = clock;
    }

    /** Writes the pod's annotation if it is behind and it is time to. */
    void touchIfBehind(FleetPod pod) {
        List<Wanted> wanted = fleet.wantedOf(pod.pod());
        if (!wanted.isEmpty() && !pod.pod().isLeaving() && fleet.isBehind(pod)) {
            next(pod.pod(), PodTouch.summary(wanted)).ifPresent(touch -> touch(pod.pod(), touch));
        }
    }

    void forget(PodKey pod) {
        touches.remove(pod);
    }

    private Optional<PodTouch> next(InjectedPod pod, String wanted) {
        Instant now = clock.instant();
        PodTouch last = touches.get(pod.key());
        if (last == null || !last.wanted().equals(wanted)) {
            return Optional.of(PodTouch.first(wanted, now));
        }
        return last.isDue(now) ? Optional.of(last.again(now)) : Optional.empty();
    }

    private void touch(InjectedPod pod, PodTouch touch) {
        touches.put(pod.key(), touch);
        if (pod.touch().filter(touch.annotation()::equals).isPresent()) {
            return;
        }
        try {
            client.resource(annotated(pod, touch)).patch(PatchContext.of(PatchType.JSON_MERGE));
        } catch (KubernetesClientException e) {
            LOG.debugf(
                    "pod not touched namespace=%s name=%s: %s",
                    pod.key().namespace(), pod.key().name(), e.getMessage());
        }
    }

    /** The uid makes the API server refuse the patch for a successor of the same name. */
    private static Pod annotated(InjectedPod pod, PodTouch touch) {
        return new PodBuilder()
                .withNewMetadata()
                .withNamespace(pod.key().namespace())
                .withName(pod.key().name())
                .withUid(pod.key().uid())
                .addToAnnotations(MetadataKeys.POD_WANTED_DIGEST, touch.annotation())
                .endMetadata()
                .build();
    }
}
