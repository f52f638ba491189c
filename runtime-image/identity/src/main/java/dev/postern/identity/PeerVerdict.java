package dev.postern.identity;

/** The answer of {@link PeerVerifier}. It holds for the given roots, role and chain until the identity's end. */
public sealed interface PeerVerdict {

    /** The chain leads to a root of the peer's trust domain. Whether it names anyone, the identity says. */
    record Trusted(PeerIdentity identity) implements PeerVerdict {}

    /**
     * No application data may pass.
     *
     * @param code one of the constants of {@link TrustCodes}, usable as a metric label
     * @param message for the log; holds no text of the peer's making
     */
    record Untrusted(String code, String message) implements PeerVerdict {}
}
