package dev.postern.aws.call;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The budgets of all APIs of all accounts and regions, one bucket each, as AWS counts. */
public final class Budgets {

    private final Limits limits;
    private final InstantSource clock;
    private final Map<Api, TokenBucket> buckets = new ConcurrentHashMap<>();

    public Budgets(Limits limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /** One API of one account in one region. */
    public record Api(String accountId, String region, String service, String operation) {}

    /** Empty when the call may be made now; else how long it should wait. */
    public Optional<Duration> take(Api api, Priority priority) {
        return buckets.computeIfAbsent(api, this::bucket).take(priority, clock.instant());
    }

    /** Every API that was called since the process began. */
    public Set<Api> called() {
        return Set.copyOf(buckets.keySet());
    }

    private TokenBucket bucket(Api api) {
        return new TokenBucket(limits.of(api.service(), api.operation()), clock.instant());
    }
}
