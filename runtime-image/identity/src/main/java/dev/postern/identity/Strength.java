package dev.postern.identity;

import dev.postern.identity.PeerVerdict.Untrusted;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;
import java.util.Set;

/**
 * The least strength of signatures and keys on a path. A list of what is taken, by OID: what AWS Private CA signs with,
 * and no more. The root's own signature proves nothing and is not looked at.
 */
final class Strength {

    private static final int LEAST_RSA_BITS = 2048;
    private static final int MOST_RSA_BITS = 8192;
    private static final Set<Integer> EC_FIELD_BITS = Set.of(256, 384, 521);

    private static final Set<String> SIGNATURE_ALGORITHMS = Set.of(
            "1.2.840.10045.4.3.2", // ecdsa-with-SHA256
            "1.2.840.10045.4.3.3", // ecdsa-with-SHA384
            "1.2.840.10045.4.3.4", // ecdsa-with-SHA512
            "1.2.840.113549.1.1.11", // sha256WithRSAEncryption
            "1.2.840.113549.1.1.12", // sha384WithRSAEncryption
            "1.2.840.113549.1.1.13"); // sha512WithRSAEncryption

    private Strength() {}

    static Optional<Untrusted> firstWeakness(CertificatePath path) {
        if (!path.certificates().stream().allMatch(Strength::isSignedStrongly)) {
            return weak("a signature algorithm of the path is not accepted: SHA-256 or better with RSA or ECDSA is");
        }
        if (!path.fromRoot().stream().map(X509Certificate::getPublicKey).allMatch(Strength::isStrong)) {
            return weak("a key of the path is not accepted: RSA from 2048 bits and P-256, P-384, P-521 are");
        }
        return Optional.empty();
    }

    private static boolean isSignedStrongly(X509Certificate certificate) {
        return SIGNATURE_ALGORITHMS.contains(certificate.getSigAlgOID());
    }

    private static boolean isStrong(PublicKey key) {
        return switch (key) {
            case RSAPublicKey rsa -> isWithin(rsa.getModulus().bitLength());
            case ECPublicKey ec ->
                EC_FIELD_BITS.contains(ec.getParams().getCurve().getField().getFieldSize());
            default -> false;
        };
    }

    /** Bounded above as well: the time of a verification grows with the square of what a stranger may choose. */
    private static boolean isWithin(int rsaBits) {
        return rsaBits >= LEAST_RSA_BITS && rsaBits <= MOST_RSA_BITS;
    }

    private static Optional<Untrusted> weak(String message) {
        return Optional.of(new Untrusted(TrustCodes.WEAK_CRYPTOGRAPHY, message));
    }
}
