package dev.postern.awssim.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Token buckets by key; each call takes one token or is throttled. */
public final class TokenBuckets {
    /** How many calls at once, and how many a second after that. */
    public record Rate(double capacity, double perSecond) {}

    private record Level(double tokens, Instant at) {}

    private final Map<String, Level> levels = new HashMap<>();

    /** Whether there was a token. */
    public boolean take(String key, Rate rate, Instant now) {
        Level level = levels.getOrDefault(key, new Level(rate.capacity(), now));
        double refilled = level.tokens() + seconds(level.at(), now) * rate.perSecond();
        double tokens = Math.min(rate.capacity(), refilled);
        boolean taken = tokens >= 1;
        levels.put(key, new Level(taken ? tokens - 1 : tokens, now));
        return taken;
    }

    private static double seconds(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toNanos() / 1e9);
    }
}
