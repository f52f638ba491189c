package dev.postern.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

/**
 * When a certificate is to be renewed: early enough that a CA may be away for a third of its lifetime, and at a point
 * of its own, so that certificates issued together are not renewed together. The point hangs on the object's key
 * alone: asked again, at any time and by any process, it is the same.
 */
public final class Renewal {

    private static final long WHOLE = 1_000_000;
    private static final long EARLIEST = 500_000;
    private static final long SPREAD = 170_000;
    private static final int DIGITS_OF_HASH = 15;

    private Renewal() {}

    /**
     * @param stableKey what the object keeps for life, its uid
     * @throws IllegalArgumentException when the certificate is valid at no time
     */
    public static Instant dueAt(Instant notBefore, Instant notAfter, String stableKey) {
        if (!notAfter.isAfter(notBefore)) {
            throw new IllegalArgumentException("a certificate from " + notBefore + " to " + notAfter);
        }
        Duration lifetime = Duration.between(notBefore, notAfter);
        return notBefore.plus(lifetime.multipliedBy(millionths(stableKey)).dividedBy(WHOLE));
    }

    /** The share of the lifetime after which the object of this key renews, within [0.50, 0.67]. */
    public static double fraction(String stableKey) {
        return (double) millionths(stableKey) / WHOLE;
    }

    private static long millionths(String stableKey) {
        return EARLIEST + hash(stableKey) % (SPREAD + 1);
    }

    private static long hash(String stableKey) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(stableKey.getBytes(StandardCharsets.UTF_8));
            return HexFormat.fromHexDigitsToLong(HexFormat.of().formatHex(digest), 0, DIGITS_OF_HASH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
