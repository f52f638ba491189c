package dev.postern.runtime.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Runs like the wall clock, from wherever it is put. */
public final class MovableClock implements InstantSource {

    private volatile Duration offset = Duration.ZERO;

    @Override
    public Instant instant() {
        return Instant.now().plus(offset);
    }

    public void moveTo(Instant instant) {
        offset = Duration.between(Instant.now(), instant);
    }
}
