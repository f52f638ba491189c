package dev.postern.identity;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;

/** Makes the key of a workload's identity, from the randomness it is handed. */
public final class KeyPairs {

    private KeyPairs() {}

    public static KeyPair generate(KeyAlgorithm algorithm, SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm.family());
            generator.initialize(algorithm.parameters(), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no key generator for " + algorithm, e);
        }
    }

    /** @throws IllegalArgumentException when it is a key that Postern does not make */
    public static KeyAlgorithm algorithmOf(PublicKey key) {
        return switch (key) {
            case ECPublicKey ec ->
                ofBits("EC_P", ec.getParams().getCurve().getField().getFieldSize());
            case RSAPublicKey rsa -> ofBits("RSA_", rsa.getModulus().bitLength());
            default -> throw new IllegalArgumentException("not an EC or RSA key: " + key.getAlgorithm());
        };
    }

    private static KeyAlgorithm ofBits(String prefix, int bits) {
        return KeyAlgorithm.valueOf(prefix + bits);
    }
}
