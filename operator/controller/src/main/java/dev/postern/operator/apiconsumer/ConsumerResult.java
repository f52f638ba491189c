package dev.postern.operator.apiconsumer;

import dev.postern.operator.certificate.CertificateOutcome;
import dev.postern.operator.cloud.PathOutcome;
import dev.postern.operator.document.PublishedDocument;
import dev.postern.operator.kubernetes.Write;
import dev.postern.policy.document.ConsumerDocument;
import java.util.Optional;

/** What applying a plan came to; empty for what the plan left alone. */
public record ConsumerResult(
        Optional<CertificateOutcome> certificate,
        Optional<PublishedDocument<ConsumerDocument>> document,
        PathOutcome path) {

    ConsumerResult with(PathOutcome other) {
        return new ConsumerResult(certificate, document, other);
    }

    /** Whether the API server refused a child: no event says when it no longer does. */
    boolean isRefused() {
        return document.map(PublishedDocument::write)
                .filter(Write.Refused.class::isInstance)
                .isPresent();
    }
}
