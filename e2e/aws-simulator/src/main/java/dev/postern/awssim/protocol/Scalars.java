package dev.postern.awssim.protocol;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Scalars as the XML protocols write them. */
final class Scalars {
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Scalars() {}

    static String text(Object value) {
        return value instanceof Instant instant ? TIMESTAMP.format(instant) : value.toString();
    }
}
