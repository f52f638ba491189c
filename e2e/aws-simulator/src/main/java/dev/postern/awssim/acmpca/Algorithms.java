package dev.postern.awssim.acmpca;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Key and signing algorithms the simulator signs with: RSA and the NIST curves. */
final class Algorithms {
    private static final Map<String, String> CURVES =
            Map.of("EC_prime256v1", "secp256r1", "EC_secp384r1", "secp384r1", "EC_secp521r1", "secp521r1");
    private static final Map<String, Integer> RSA = Map.of("RSA_2048", 2048, "RSA_3072", 3072, "RSA_4096", 4096);
    static final Set<String> SIGNING = Set.of(
            "SHA256WITHECDSA", "SHA384WITHECDSA", "SHA512WITHECDSA", "SHA256WITHRSA", "SHA384WITHRSA", "SHA512WITHRSA");

    private Algorithms() {}

    static Set<String> keys() {
        Set<String> all = new java.util.TreeSet<>(CURVES.keySet());
        all.addAll(RSA.keySet());
        return all;
    }

    static KeyPair generate(String keyAlgorithm) {
        try {
            if (RSA.containsKey(keyAlgorithm)) {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(RSA.getOrDefault(keyAlgorithm, 2048));
                return generator.generateKeyPair();
            }
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(CURVES.getOrDefault(keyAlgorithm, "secp256r1")));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no keys of " + keyAlgorithm, e);
        }
    }

    /** The signing algorithm must be of the key's family. */
    static void checkFamily(String keyAlgorithm, String signingAlgorithm) {
        boolean elliptic = CURVES.containsKey(keyAlgorithm);
        if (elliptic != signingAlgorithm.endsWith("ECDSA")) {
            throw AcmPcaError.INVALID_ARGS.because("The signing algorithm %s does not match the key algorithm %s"
                    .formatted(signingAlgorithm, keyAlgorithm));
        }
    }

    static ContentSigner signer(KeyPair keys, String signingAlgorithm) {
        try {
            return new JcaContentSignerBuilder(signingAlgorithm).build(keys.getPrivate());
        } catch (OperatorCreationException e) {
            throw new IllegalStateException("cannot sign with " + signingAlgorithm, e);
        }
    }
}
