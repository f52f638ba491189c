package dev.postern.runtime.http;

/** The characters of RFC 9110's {@code token}, of which methods and field names are made. */
final class Tokens {

    private static final String PUNCTUATION = "!#$%&'*+-.^_`|~";

    private static final boolean[] IS_TOKEN = new boolean[128];

    static {
        for (char c = 0; c < IS_TOKEN.length; c++) {
            IS_TOKEN[c] = isAlphanumeric(c) || PUNCTUATION.indexOf(c) >= 0;
        }
    }

    private Tokens() {}

    static boolean isTokenCharacter(byte value) {
        return value >= 0 && IS_TOKEN[value];
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
