package dev.postern.operator.internalapi;

import dev.postern.operator.certificate.CertificateOutcome;
import dev.postern.operator.document.PublishedDocument;
import dev.postern.operator.kubernetes.Write;
import dev.postern.policy.document.ApiDocument;
import java.util.Optional;

/** What applying a plan came to; empty for what the plan left alone. */
public record InternalApiResult(
        Optional<CertificateOutcome> certificate, Optional<PublishedDocument<ApiDocument>> document, Write service) {}
