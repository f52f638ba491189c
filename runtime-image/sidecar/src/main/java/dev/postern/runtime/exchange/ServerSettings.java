package dev.postern.runtime.exchange;

import java.time.Duration;

/** Bounds on one caller's connection. */
public record ServerSettings(int requestLineBytes, int headerBytes, Waits waits) {

    /** The longest each wait may take. */
    public record Waits(
            Duration idle, Duration requestHead, Duration requestBody, Duration responseHead, Duration stream) {}
}
