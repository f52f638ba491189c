package dev.postern.aws.call;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Counts calls of one API. Never waits: without a token it says how long it would take. */
final class TokenBucket {

    private final Limits.Rate rate;
    private double tokens;
    private Instant refilled;

    TokenBucket(Limits.Rate rate, Instant now) {
        this.rate = rate;
        this.tokens = rate.burst();
        this.refilled = now;
    }

    /** Empty when a token was taken; else how long until this priority finds one. */
    synchronized Optional<Duration> take(Priority priority, Instant now) {
        refill(now);
        double missing = 1 + priority.kept() * rate.burst() - tokens;
        if (missing > 0) {
            return Optional.of(Duration.ofMillis((long) Math.ceil(missing / rate.perSecond() * 1000)));
        }
        tokens--;
        return Optional.empty();
    }

    /** A clock that went back refills nothing. */
    private void refill(Instant now) {
        double seconds = Math.max(0, Duration.between(refilled, now).toMillis() / 1000.0);
        tokens = Math.min(rate.burst(), tokens + seconds * rate.perSecond());
        refilled = now;
    }
}
