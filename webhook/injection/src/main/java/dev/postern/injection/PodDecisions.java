package dev.postern.injection;

import dev.postern.injection.check.ForeignPodChecks;
import dev.postern.injection.check.IdentityPodChecks;
import io.fabric8.kubernetes.api.model.Pod;

/**
 * Decides whether a pod gets a sidecar. An identity belongs to pods that carry its labels and run as its service
 * account; a pod with the labels alone is refused, since it would lack the identity without anyone noticing.
 */
public final class PodDecisions {

    private PodDecisions() {}

    public static Decision decide(Pod pod, Identities identities) {
        var selecting = identities.selecting(PodView.of(pod).labels());
        return selecting.isEmpty() ? foreign(pod) : identity(pod, selecting);
    }

    private static Decision foreign(Pod pod) {
        var findings = ForeignPodChecks.findings(pod);
        return findings.isEmpty() ? new Decision.NotOurs() : new Decision.Refuse(findings);
    }

    private static Decision identity(Pod pod, Identities selecting) {
        var findings = IdentityPodChecks.findings(pod, selecting);
        return findings.isEmpty() ? new Decision.Inject(binding(selecting)) : new Decision.Refuse(findings);
    }

    private static PodBinding binding(Identities selecting) {
        return new PodBinding(selecting.namespace(), selecting.apis().stream().findFirst(), selecting.consumers());
    }
}
