package dev.postern.webhook.services;

import dev.postern.guardrails.ServiceGuardrails;
import dev.postern.guardrails.ServiceManifest;
import dev.postern.guardrails.Violation;
import dev.postern.webhook.admission.AdmissionRequest;
import dev.postern.webhook.admission.Cause;
import dev.postern.webhook.admission.Ruling;
import dev.postern.webhook.cluster.ObjectReader;
import io.fabric8.kubernetes.api.model.Service;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Keeps Services from becoming public. */
@ApplicationScoped
public class ServiceAdmission {

    private final ObjectReader reader;

    ServiceAdmission(ObjectReader reader) {
        this.reader = reader;
    }

    public Ruling rule(AdmissionRequest request) {
        var service = reader.read(request.object(), Service.class);
        var violations = ServiceGuardrails.judge(ServiceManifest.read(service));
        return violations.isEmpty() ? Ruling.allow() : refuse(violations);
    }

    private static Ruling refuse(List<Violation> violations) {
        return new Ruling.Forbid(
                "Postern refuses this Service",
                violations.stream()
                        .map(violation ->
                                new Cause(violation.path(), violation.rule().id(), violation.message()))
                        .toList());
    }
}
