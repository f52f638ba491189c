package dev.postern.webhook.kinds;

import dev.postern.api.InternalApi;
import dev.postern.api.InternalApiChecks;
import dev.postern.injection.ApiIdentity;
import dev.postern.webhook.admission.AdmissionRequest;
import dev.postern.webhook.admission.Ruling;
import dev.postern.webhook.cluster.ObjectReader;
import dev.postern.webhook.cluster.PosternObjects;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Admission of InternalApis. */
@ApplicationScoped
public class InternalApiAdmission {

    private final ObjectReader reader;
    private final PosternObjects objects;

    InternalApiAdmission(ObjectReader reader, PosternObjects objects) {
        this.reader = reader;
        this.objects = objects;
    }

    public Ruling rule(AdmissionRequest request) {
        var api = reader.object(request, InternalApi.class);
        return KindRulings.of(InternalApiChecks.findings(api), () -> warnings(api, request.namespace()));
    }

    private List<String> warnings(InternalApi api, String namespace) {
        return ApiIdentity.of(api).stream()
                .flatMap(ours -> objects.knownApis(namespace).stream()
                        .map(ApiIdentity::of)
                        .flatMap(Optional::stream)
                        .filter(other -> !other.name().equals(ours.name()))
                        .filter(other -> Selectors.overlap(ours.selector(), other.selector())))
                .map(other -> other.title()
                        + " selects some of the same pods; those will be refused, since a pod serves one API")
                .toList();
    }
}
