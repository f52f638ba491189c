package dev.postern.runtime.material;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;

/** Whether a private key is the one of a certificate, told by signing: it works alike for every kind of key. */
final class KeyMatch {

    private static final byte[] PROBE = "postern".getBytes(StandardCharsets.US_ASCII);

    private KeyMatch() {}

    static boolean belongsTo(PrivateKey key, PublicKey certified) {
        if (!key.getAlgorithm().equals(certified.getAlgorithm())) {
            return false;
        }
        try {
            String algorithm = key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
            return verifies(algorithm, certified, signed(algorithm, key));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static byte[] signed(String algorithm, PrivateKey key) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(PROBE);
        return signature.sign();
    }

    private static boolean verifies(String algorithm, PublicKey key, byte[] signed) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(algorithm);
        signature.initVerify(key);
        signature.update(PROBE);
        return signature.verify(signed);
    }
}
