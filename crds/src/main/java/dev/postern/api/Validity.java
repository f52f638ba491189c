package dev.postern.api;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the lifetime of a certificate, by the very expression that stands in the schema. */
final class Validity {

    private static final Pattern ALLOWED = Pattern.compile(Patterns.CERTIFICATE_VALIDITY);

    private Validity() {}

    static Optional<Duration> parse(String text) {
        return ALLOWED.matcher(text).matches() ? Optional.of(Duration.parse(text)) : Optional.empty();
    }
}
