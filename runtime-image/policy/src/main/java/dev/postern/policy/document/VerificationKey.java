package dev.postern.policy.document;

import com.nimbusds.jose.jwk.Curve;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** A key whose signature on a document counts. */
public record VerificationKey(String keyId, ECPublicKey publicKey) {

    /** @throws IllegalArgumentException when the key is not on P-256 */
    public VerificationKey {
        if (!Curve.P_256.equals(Curve.forECParameterSpec(publicKey.getParams()))) {
            throw new IllegalArgumentException("Document key " + keyId + " is not on P-256");
        }
    }

    /**
     * Reads a key as bindings and documents carry it.
     *
     * @param publicKey X.509 SubjectPublicKeyInfo in standard Base64
     * @throws IllegalArgumentException when it is no P-256 public key
     */
    public static VerificationKey of(String keyId, String publicKey) {
        try {
            var spec = new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey));
            return new VerificationKey(
                    keyId, (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(spec));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Document key " + keyId + " is no P-256 public key", e);
        }
    }
}
