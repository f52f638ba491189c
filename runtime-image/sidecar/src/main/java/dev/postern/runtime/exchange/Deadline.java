package dev.postern.runtime.exchange;

import java.time.Duration;

/** What a connection waits for now, and until when. */
final class Deadline {

    /** How long a refused request's body is read away, so that the caller sees the answer before the end. */
    private static final Duration LINGER = Duration.ofSeconds(1);

    enum Wait {
        NEXT_REQUEST,
        REQUEST_HEAD,
        REQUEST_BODY,
        RESPONSE_HEAD,
        STREAM,
        LINGER
    }

    private final ServerSettings.Waits waits;
    private Wait wait = Wait.NEXT_REQUEST;
    private long since = System.nanoTime();

    Deadline(ServerSettings.Waits waits) {
        this.waits = waits;
    }

    void await(Wait next) {
        wait = next;
        since = System.nanoTime();
    }

    Wait current() {
        return wait;
    }

    boolean isPast(long nanoTime) {
        return nanoTime - since >= length().toNanos();
    }

    private Duration length() {
        return switch (wait) {
            case NEXT_REQUEST -> waits.idle();
            case REQUEST_HEAD -> waits.requestHead();
            case REQUEST_BODY -> waits.requestBody();
            case RESPONSE_HEAD -> waits.responseHead();
            case STREAM -> waits.stream();
            case LINGER -> LINGER;
        };
    }
}
