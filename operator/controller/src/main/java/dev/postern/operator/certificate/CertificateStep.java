package dev.postern.operator.certificate;

import java.time.Instant;

/** The one thing to do next for a certificate. Each step leaves a state that the next pass can start from. */
public sealed interface CertificateStep {

    /** Nothing: the identity in use is good until then. */
    record Keep(LiveIdentity live, Instant renewAt) implements CertificateStep {}

    /** Make key and request and store them, in place of any older ones. */
    record Generate() implements CertificateStep {}

    /** Ask the authority. */
    record Issue(PendingIdentity pending) implements CertificateStep {}

    /** Fetch what was asked for. */
    record Fetch(PendingIdentity pending, String arn) implements CertificateStep {}

    /** What was issued was wrong: nothing is asked for again before then. */
    record WaitAfterRefusal(Instant until, String why) implements CertificateStep {}

    /** Those who verify it do not all know its serial yet. */
    record AwaitDistribution(PendingIdentity pending, IssuedChain issued) implements CertificateStep {}

    /** Put it to use. */
    record Promote(PendingIdentity pending, IssuedChain issued) implements CertificateStep {}
}
