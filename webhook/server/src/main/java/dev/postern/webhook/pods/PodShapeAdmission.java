package dev.postern.webhook.pods;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postern.injection.Decision;
import dev.postern.injection.PodBinding;
import dev.postern.injection.PodFinding;
import dev.postern.injection.check.PodUpdateChecks;
import dev.postern.injection.pod.FinalShape;
import dev.postern.webhook.admission.AdmissionRequest;
import dev.postern.webhook.admission.Ruling;
import dev.postern.webhook.cluster.ObjectReader;
import io.fabric8.kubernetes.api.model.Pod;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Looks at pods once every other webhook has had its way with them, and at what updates bring. */
@ApplicationScoped
public class PodShapeAdmission {

    private final ObjectReader reader;
    private final FreshDecisions decisions;
    private final Settings settings;

    PodShapeAdmission(ObjectReader reader, FreshDecisions decisions, Settings settings) {
        this.reader = reader;
        this.decisions = decisions;
        this.settings = settings;
    }

    public Ruling rule(AdmissionRequest request) {
        var pod = reader.read(request.object(), Pod.class);
        return request.before().map(before -> update(before, pod)).orElseGet(() -> creation(pod, request.namespace()));
    }

    private Ruling creation(Pod pod, String namespace) {
        return switch (decisions.decide(pod, namespace)) {
            case Decision.NotOurs() -> Ruling.allow();
            case Decision.Refuse(List<PodFinding> findings) -> PodRulings.refuse(findings);
            case Decision.Inject(PodBinding binding) ->
                PodRulings.refuseUnlessEmpty(FinalShape.findings(pod, binding, settings.now()));
        };
    }

    private Ruling update(JsonNode before, Pod after) {
        var findings = PodUpdateChecks.findings(reader.read(before, Pod.class), after, settings.image());
        return PodRulings.refuseUnlessEmpty(findings);
    }
}
