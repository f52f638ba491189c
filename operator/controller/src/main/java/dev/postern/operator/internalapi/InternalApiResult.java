package dev.postern.operator.internalapi;

import dev.postern.api.Grant;
import dev.postern.operator.certificate.CertificateOutcome;
import dev.postern.operator.cloud.PathOutcome;
import dev.postern.operator.document.PublishedDocument;
import dev.postern.operator.kubernetes.Write;
import dev.postern.policy.document.ApiDocument;
import java.util.List;
import java.util.Optional;

/**
 * What applying a plan came to; empty for what the plan left alone.
 *
 * @param grants with how far they have come
 */
public record InternalApiResult(
        Optional<CertificateOutcome> certificate,
        Optional<PublishedDocument<ApiDocument>> document,
        Write service,
        PathOutcome path,
        List<Grant> grants) {

    public InternalApiResult {
        grants = List.copyOf(grants);
    }

    /** Whether the API server refused a child: no event says when it no longer does. */
    boolean isRefused() {
        return service instanceof Write.Refused
                || document.map(PublishedDocument::write)
                        .filter(Write.Refused.class::isInstance)
                        .isPresent();
    }
}
