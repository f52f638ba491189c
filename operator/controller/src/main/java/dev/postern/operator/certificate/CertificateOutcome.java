package dev.postern.operator.certificate;

import java.util.Optional;

/**
 * What a pass found and left of a certificate.
 *
 * @param live in use, also while its successor is on its way
 * @param pending on its way
 */
public record CertificateOutcome(
        Optional<LiveIdentity> live, Optional<PendingIdentity> pending, CertificateProgress progress) {}
