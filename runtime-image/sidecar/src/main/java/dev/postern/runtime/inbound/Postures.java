package dev.postern.runtime.inbound;

import java.time.Instant;
import java.util.Optional;

/** The posture in force. Written by one thread, read by event loops without a lock. */
final class Postures {

    private volatile Optional<Posture> current = Optional.empty();

    void replace(Posture posture) {
        current = Optional.of(posture);
    }

    /** Empty when there is none, or its document has ended. */
    Optional<Posture> at(Instant now) {
        Optional<Posture> posture = current;
        return posture.isPresent() && posture.get().isInForceAt(now) ? posture : Optional.empty();
    }
}
