package dev.postern.operator.internalapi;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Until when an API's owner has put off all changes. */
final class Pause {

    private Pause() {}

    /** Empty when nothing is put off, or the text is no time, which the checks say. */
    static Optional<Instant> until(InternalApiFacts facts) {
        return facts.api().getSpec().optionalPausedUntil().flatMap(Pause::parse).filter(facts.now()::isBefore);
    }

    private static Optional<Instant> parse(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
