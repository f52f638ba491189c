package dev.postern.operator.certificate;

import dev.postern.api.ConditionReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Where a pass left a certificate. */
public sealed interface CertificateProgress {

    /** The identity in use is what is wanted. */
    record Current(Instant renewAt) implements CertificateProgress {}

    /** Asked for and not there yet. */
    record InProgress(String why, Duration checkAfter) implements CertificateProgress {}

    /** Issued; waits until those who verify it know its serial. Events end the wait, or its bound. */
    record Distributing(String serial) implements CertificateProgress {}

    /** Nothing more can be done now; the words are for a condition. */
    record Failed(ConditionReason reason, String message, Duration retryAfter) implements CertificateProgress {}

    /** When to look again; empty where an event ends the wait. */
    static Optional<Instant> nextLook(CertificateProgress progress, Instant now) {
        return switch (progress) {
            case Current(Instant renewAt) -> Optional.of(renewAt);
            case InProgress(String ignored, Duration checkAfter) -> Optional.of(now.plus(checkAfter));
            case Distributing ignored -> Optional.empty();
            case Failed(ConditionReason ignored, String message, Duration retryAfter) ->
                Optional.of(now.plus(retryAfter));
        };
    }
}
