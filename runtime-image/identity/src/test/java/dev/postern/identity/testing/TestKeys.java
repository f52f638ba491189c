package dev.postern.identity.testing;

import dev.postern.identity.KeyAlgorithm;
import dev.postern.identity.KeyPairs;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;

/** Keys for tests, those of {@link KeyAlgorithm} and those that must be refused. */
public final class TestKeys {

    public static final SecureRandom RANDOM = new SecureRandom();

    private TestKeys() {}

    public static KeyPair p256() {
        return KeyPairs.generate(KeyAlgorithm.EC_P256, RANDOM);
    }

    public static KeyPair rsa(int bits) {
        return make("RSA", bits);
    }

    public static KeyPair ed25519() {
        return make("Ed25519", 255);
    }

    private static KeyPair make(String algorithm, int size) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(size, RANDOM);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
