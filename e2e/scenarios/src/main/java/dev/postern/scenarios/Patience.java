package dev.postern.scenarios;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waiting for what a cluster does by itself, with a bound and a reason when it does not. */
final class Patience {

    /** Asking takes a process each time, on the cores on which everything starts. */
    private static final Duration STEP = Duration.ofMillis(500);

    private Patience() {}

    /**
     * @return how long it took
     * @throws IllegalStateException naming what was waited for, with the evidence, after {@code bound}
     */
    static Duration until(String what, Duration bound, BooleanSupplier condition, Supplier<String> evidence) {
        var start = Instant.now();
        while (!condition.getAsBoolean()) {
            if (Duration.between(start, Instant.now()).compareTo(bound) > 0) {
                throw new IllegalStateException(
                        "Waited " + bound.toSeconds() + " s in vain for: " + what + "\n" + evidence.get());
            }
            pause(STEP);
        }
        return Duration.between(start, Instant.now());
    }

    /** For what shows itself only by nothing happening. */
    static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", e);
        }
    }
}
