package dev.postern.cluster;

import java.time.Duration;

/** The rhythm in which something outside this JVM is looked at until it has happened. */
final class Pause {

    private static final Duration LENGTH = Duration.ofMillis(50);

    private Pause() {}

    static void briefly() {
        try {
            Thread.sleep(LENGTH);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("interrupted while waiting", e);
        }
    }
}
