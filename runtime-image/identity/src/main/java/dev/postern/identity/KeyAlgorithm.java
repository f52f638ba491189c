package dev.postern.identity;

import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;

/** The kinds of key a workload may have; each strong enough for {@link PeerVerifier} and known to AWS Private CA. */
public enum KeyAlgorithm {
    EC_P256("EC", "SHA256withECDSA"),
    EC_P384("EC", "SHA384withECDSA"),
    RSA_2048("RSA", "SHA256withRSA"),
    RSA_3072("RSA", "SHA256withRSA"),
    RSA_4096("RSA", "SHA256withRSA");

    private final String family;
    private final String signatureAlgorithm;

    KeyAlgorithm(String family, String signatureAlgorithm) {
        this.family = family;
        this.signatureAlgorithm = signatureAlgorithm;
    }

    String family() {
        return family;
    }

    String signatureAlgorithm() {
        return signatureAlgorithm;
    }

    AlgorithmParameterSpec parameters() {
        return switch (this) {
            case EC_P256 -> new ECGenParameterSpec("secp256r1");
            case EC_P384 -> new ECGenParameterSpec("secp384r1");
            case RSA_2048 -> rsa(2048);
            case RSA_3072 -> rsa(3072);
            case RSA_4096 -> rsa(4096);
        };
    }

    private static AlgorithmParameterSpec rsa(int bits) {
        return new RSAKeyGenParameterSpec(bits, RSAKeyGenParameterSpec.F4);
    }
}
