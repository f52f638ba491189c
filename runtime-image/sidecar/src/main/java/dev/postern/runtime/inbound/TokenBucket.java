package dev.postern.runtime.inbound;

import java.time.Duration;
import java.time.Instant;

/** So many a second on average, so many at once. Not thread-safe. */
final class TokenBucket {

    private final double perSecond;
    private final double burst;
    private double tokens;
    private Instant filled = Instant.EPOCH;

    TokenBucket(int perSecond, int burst) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.tokens = burst;
    }

    boolean take(Instant now) {
        fill(now);
        if (tokens < 1) {
            return false;
        }
        tokens -= 1;
        return true;
    }

    private void fill(Instant now) {
        if (now.isAfter(filled)) {
            double seconds = Math.min(burst, Duration.between(filled, now).toMillis() / 1000.0);
            tokens = Math.min(burst, tokens + seconds * perSecond);
            filled = now;
        }
    }
}
