package dev.postern.runtime.inbound;

import dev.postern.policy.document.ApiDocument;
import dev.postern.runtime.material.VerifiedDocument;
import java.time.Instant;
import java.util.Optional;

/** The posture in force. Written by one thread, read by event loops without a lock. */
final class Postures {

    private volatile Optional<Posture> current = Optional.empty();

    void replace(Posture posture) {
        current = Optional.of(posture);
    }

    /** Whether this very document made the current one. */
    boolean areOf(VerifiedDocument<ApiDocument> document) {
        return current.map(Posture::document).filter(document::equals).isPresent();
    }

    /** Empty when there is none, or its document has ended. */
    Optional<Posture> at(Instant now) {
        Optional<Posture> posture = current;
        return posture.isPresent() && posture.get().isInForceAt(now) ? posture : Optional.empty();
    }
}
