package dev.postern.canary;

import org.jspecify.annotations.Nullable;

/** Must not compile: .ci/check-canary fails when it does. */
public final class Canary {

    private Canary() {}

    /** NullAway: null crosses a method boundary. */
    public static int lengthOf(@Nullable String text) {
        return text.length();
    }

    /** Error Prone: a result that was thrown away. */
    public static void trim(String text) {
        text.trim();
    }
}
