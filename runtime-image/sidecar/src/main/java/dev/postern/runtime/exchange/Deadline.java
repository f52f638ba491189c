package dev.postern.runtime.exchange;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

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
    private @Nullable Limit limit;

    /** Of one exchange, beside its single waits. */
    private record Limit(long since, Duration length) {

        boolean isPast(long nanoTime) {
            return nanoTime - since >= length.toNanos();
        }
    }

    Deadline(ServerSettings.Waits waits) {
        this.waits = waits;
    }

    /** Until the next request is waited for. */
    void limit(Duration total) {
        limit = new Limit(System.nanoTime(), total);
    }

    void await(Wait next) {
        if (next == Wait.NEXT_REQUEST || next == Wait.LINGER) {
            limit = null;
        }
        wait = next;
        since = System.nanoTime();
    }

    Wait current() {
        return wait;
    }

    boolean isPast(long nanoTime) {
        return nanoTime - since >= length().toNanos() || (limit != null && limit.isPast(nanoTime));
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
