package dev.postern.identity;

import dev.postern.identity.PeerVerdict.Untrusted;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Says who the other side of a handshake is. The roots are those of the trust domain the peer claims, never a union,
 * so that no authority can issue another domain's names. Immutable and free of locks; an answer may be kept by the
 * encoded chain and role until {@link PeerIdentity#notAfter()}, for the life of this verifier.
 */
public final class PeerVerifier {

    /** More certificates than this are nobody's chain, but work for us. */
    public static final int MAX_CHAIN_LENGTH = 8;

    private final TrustBundles bundles;

    public PeerVerifier(TrustBundles bundles) {
        this.bundles = bundles;
    }

    /**
     * @param chain as presented, the leaf first
     * @param role what the peer is
     */
    public PeerVerdict verify(List<X509Certificate> chain, PeerRole role, Instant now) {
        if (chain.isEmpty() || chain.size() > MAX_CHAIN_LENGTH) {
            return malformed("a chain of " + chain.size() + " certificates");
        }
        try {
            return verifyReadable(chain, role, now);
        } catch (RuntimeException e) {
            // The parsers beneath, Java's among them, throw whatever comes on encodings made to break them, and on
            // constraints that leave nothing permitted. Refused, so that no thread of a handshake dies of a stranger.
            return malformed(
                    "a certificate that cannot be read: " + e.getClass().getSimpleName());
        }
    }

    private PeerVerdict verifyReadable(List<X509Certificate> chain, PeerRole role, Instant now) {
        Optional<SpiffeId> claimed = SubjectNames.of(chain.getFirst()).identity();
        return claimed.map(id -> verifyClaim(id, chain, role, now)).orElseGet(() -> verifyNameless(chain, role, now));
    }

    private PeerVerdict verifyClaim(SpiffeId claimed, List<X509Certificate> chain, PeerRole role, Instant now) {
        Set<X509Certificate> roots = bundles.roots(claimed.trustDomain());
        if (roots.isEmpty()) {
            return new Untrusted(TrustCodes.UNKNOWN_TRUST_DOMAIN, "no roots for trust domain " + claimed.trustDomain());
        }
        return PathSearch.among(roots, chain, role, now).verdict(Optional.of(claimed));
    }

    private PeerVerdict verifyNameless(List<X509Certificate> chain, PeerRole role, Instant now) {
        Set<X509Certificate> roots = bundles.every();
        return PathSearch.among(roots, chain, role, now).verdict(Optional.empty());
    }

    private static Untrusted malformed(String message) {
        return new Untrusted(TrustCodes.MALFORMED_CHAIN, message);
    }
}
