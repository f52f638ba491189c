package dev.postern.webhook.pods;

import dev.postern.injection.Decision;
import dev.postern.injection.PodDecisions;
import dev.postern.webhook.cluster.PosternObjects;
import io.fabric8.kubernetes.api.model.Pod;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Decides about pods from what the informers know, and asks the API server wherever that would let a pod by or refuse
 * it: a Deployment often follows its InternalApi by less than a watch event takes, and a pod without its sidecar stays
 * without.
 */
@ApplicationScoped
public class FreshDecisions {

    private final PosternObjects objects;

    FreshDecisions(PosternObjects objects) {
        this.objects = objects;
    }

    Decision decide(Pod pod, String namespace) {
        return switch (PodDecisions.decide(pod, objects.knownIdentities(namespace))) {
            case Decision.Inject inject -> inject;
            case Decision.NotOurs _, Decision.Refuse _ -> PodDecisions.decide(pod, objects.liveIdentities(namespace));
        };
    }
}
