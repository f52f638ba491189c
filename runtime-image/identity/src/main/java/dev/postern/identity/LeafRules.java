package dev.postern.identity;

import dev.postern.identity.PeerVerdict.Untrusted;
import java.security.cert.X509Certificate;
import java.util.Optional;

/** What makes a certificate a workload's and no authority's: X509-SVID section 4, and the use it was issued for. */
final class LeafRules {

    private static final int DIGITAL_SIGNATURE = 0;
    private static final int KEY_CERT_SIGN = 5;
    private static final int CRL_SIGN = 6;

    private LeafRules() {}

    static Optional<Untrusted> firstBroken(X509Certificate leaf, PeerRole role) {
        boolean[] usage = leaf.getKeyUsage();
        if (leaf.getBasicConstraints() >= 0 || (usage != null && (usage[KEY_CERT_SIGN] || usage[CRL_SIGN]))) {
            return Optional.of(new Untrusted(TrustCodes.LEAF_IS_AUTHORITY, "the leaf is an authority's certificate"));
        }
        if (usage == null || !usage[DIGITAL_SIGNATURE]) {
            return Optional.of(new Untrusted(TrustCodes.WRONG_KEY_USAGE, "the leaf may not sign a handshake"));
        }
        return ExtendedUsage.names(leaf, role)
                ? Optional.empty()
                : Optional.of(new Untrusted(TrustCodes.WRONG_KEY_USAGE, "the leaf was not issued for a " + side(role)));
    }

    private static String side(PeerRole role) {
        return switch (role) {
            case CLIENT -> "TLS client";
            case SERVER -> "TLS server";
        };
    }
}
