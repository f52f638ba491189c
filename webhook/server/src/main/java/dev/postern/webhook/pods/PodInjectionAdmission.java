package dev.postern.webhook.pods;

import dev.postern.injection.Decision;
import dev.postern.injection.PodBinding;
import dev.postern.injection.PodFinding;
import dev.postern.injection.PodWarnings;
import dev.postern.injection.pod.InjectedPod;
import dev.postern.webhook.admission.AdmissionRequest;
import dev.postern.webhook.admission.Ruling;
import dev.postern.webhook.cluster.ObjectReader;
import io.fabric8.kubernetes.api.model.Pod;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Puts the sidecar into pods that an identity selects. */
@ApplicationScoped
public class PodInjectionAdmission {

    private final ObjectReader reader;
    private final FreshDecisions decisions;
    private final Settings settings;

    PodInjectionAdmission(ObjectReader reader, FreshDecisions decisions, Settings settings) {
        this.reader = reader;
        this.decisions = decisions;
        this.settings = settings;
    }

    public Ruling rule(AdmissionRequest request) {
        var pod = reader.read(request.object(), Pod.class);
        return switch (decisions.decide(pod, request.namespace())) {
            case Decision.NotOurs() -> Ruling.allow();
            case Decision.Refuse(List<PodFinding> findings) -> PodRulings.refuse(findings);
            case Decision.Inject(PodBinding binding) -> inject(pod, binding);
        };
    }

    private Ruling inject(Pod pod, PodBinding binding) {
        var injected = InjectedPod.of(pod, binding, settings.now());
        return new Ruling.Change(reader.difference(pod, injected), PodWarnings.of(pod, binding));
    }
}
