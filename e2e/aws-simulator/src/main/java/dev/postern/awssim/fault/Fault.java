package dev.postern.awssim.fault;

import java.time.Duration;

/** What can go wrong with one call. Each says whether the endpoint sees the call, which is what makes it worth a test. */
public sealed interface Fault {
    /** Refused by the rate limit, in the protocol's own words; the endpoint does not see the call. */
    record Throttle() implements Fault {}

    /** A failure of AWS itself, 500 or 503; the endpoint does not see the call. */
    record ServerError(int status) implements Fault {
        public ServerError {
            if (status != 500 && status != 503) {
                throw new IllegalArgumentException("status %d: a server error is 500 or 503".formatted(status));
            }
        }
    }

    /** The connection is reset; the endpoint does not see the call. */
    record ResetBefore() implements Fault {}

    /** The endpoint commits the call, then the connection is reset: the caller cannot know which of the two it was. */
    record ResetAfter() implements Fault {}

    /** The call reaches the endpoint this much later; also after the caller has stopped waiting. */
    record Latency(Duration by) implements Fault {
        public Latency {
            positive(by);
        }
    }

    /** Committed, but the answer ends in its middle, under the Content-Length of the whole. */
    record Truncated() implements Fault {}

    /**
     * A read is answered as it was before the last write to its service, for this long after that write. Fits only a call
     * that was also made, with the same parameters, before the write.
     */
    record StaleRead(Duration lasting) implements Fault {
        public StaleRead {
            positive(lasting);
        }
    }

    /**
     * One item of a bulk call, counted from 0, does not reach the endpoint and is answered as {@code Unsuccessful} with
     * this code, under status 200. Fits only EC2's bulk calls with that many items.
     */
    record PartialUnsuccessful(int item, String code) implements Fault {
        public PartialUnsuccessful {
            if (item < 0 || code.isBlank()) {
                throw new IllegalArgumentException("an item counted from 0 and an error code are needed");
            }
        }
    }

    /** Refused by the identity policy, in the protocol's own words; the endpoint does not see the call. */
    record AccessDenied() implements Fault {}

    /** The caller's session has ended, in the protocol's own words; the endpoint does not see the call. */
    record ExpiredToken() implements Fault {}

    private static void positive(Duration duration) {
        if (!duration.isPositive()) {
            throw new IllegalArgumentException("a duration above 0 is needed");
        }
    }
}
