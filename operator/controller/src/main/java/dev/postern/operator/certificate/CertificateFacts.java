package dev.postern.operator.certificate;

import java.time.Instant;
import java.util.Optional;

/** All that the next step of a certificate hangs on. */
public record CertificateFacts(
        WantedCertificate wanted,
        Optional<LiveIdentity> live,
        Optional<PendingIdentity> pending,
        Distribution distribution,
        Instant now) {}
