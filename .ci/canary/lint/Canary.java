package dev.postern.canary;

import java.util.ArrayList;

/** Must not compile: .ci/check-canary fails when it does. */
public final class Canary {

    private Canary() {}

    /** -Xlint with -Werror: a raw type. */
    public static Object raw() {
        return new ArrayList();
    }
}
