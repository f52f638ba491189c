package dev.postern.policy.document;

import java.util.Comparator;

/**
 * A key that a signed document introduces for its successors.
 *
 * @param publicKey P-256, X.509 SubjectPublicKeyInfo in standard Base64
 */
public record NextKey(String keyId, String publicKey) implements Comparable<NextKey> {

    private static final Comparator<NextKey> ORDER =
            Comparator.comparing(NextKey::keyId).thenComparing(NextKey::publicKey);

    @Override
    public int compareTo(NextKey other) {
        return ORDER.compare(this, other);
    }
}
