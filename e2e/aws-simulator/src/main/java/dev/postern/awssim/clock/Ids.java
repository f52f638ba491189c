package dev.postern.awssim.clock;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/** Identifiers as AWS makes them, from a seed, so that a run can be repeated. */
public final class Ids {
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private final Random random;

    public Ids(long seed) {
        this.random = new Random(seed);
    }

    /** {@code prefix} and 17 hexadecimal digits. */
    public String ec2(String prefix) {
        return prefix + "-0" + hex(16);
    }

    public synchronized String hex(int digits) {
        byte[] bytes = new byte[(digits + 1) / 2];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes).substring(0, digits);
    }

    public synchronized String upper(String prefix, int length) {
        StringBuilder id = new StringBuilder(prefix);
        while (id.length() < length) {
            id.append(UPPER.charAt(random.nextInt(UPPER.length())));
        }
        return id.toString();
    }

    public String lower(int length) {
        return upper("", length).toLowerCase(Locale.ROOT);
    }

    public synchronized byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    public synchronized UUID uuid() {
        return new UUID((random.nextLong() & ~0xF000L) | 0x4000L, (random.nextLong() & ~(3L << 62)) | Long.MIN_VALUE);
    }
}
