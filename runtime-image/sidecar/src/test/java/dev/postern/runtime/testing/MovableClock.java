package dev.postern.runtime.testing;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Runs like the wall clock until it is stopped somewhere. */
public final class MovableClock implements InstantSource {

    private volatile Optional<Instant> stopped = Optional.empty();

    @Override
    public Instant instant() {
        return stopped.orElseGet(Instant::now);
    }

    public void stopAt(Instant instant) {
        stopped = Optional.of(instant);
    }
}
