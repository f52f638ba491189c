package dev.postern.injection.pod;

import java.util.Arrays;
import java.util.Optional;

/** Log levels a pod may ask of its sidecar. */
public enum LogLevel {
    ERROR,
    WARN,
    INFO,
    DEBUG;

    public static Optional<LogLevel> parse(String text) {
        return Arrays.stream(values())
                .filter(level -> level.name().equals(text))
                .findFirst();
    }
}
