package dev.postern.runtime.inbound;

import java.util.concurrent.ThreadLocalRandom;

/** Short names of decisions, for finding a log line; unique enough for that, and no secret. */
final class DecisionIds {

    private static final char[] ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final int LENGTH = 12;
    private static final int BITS = 5;

    private DecisionIds() {}

    static String next() {
        long random = ThreadLocalRandom.current().nextLong();
        char[] id = new char[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            id[i] = ALPHABET[(int) (random & (ALPHABET.length - 1))];
            random >>>= BITS;
        }
        return new String(id);
    }
}
