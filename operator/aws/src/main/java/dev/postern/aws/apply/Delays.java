package dev.postern.aws.apply;

import java.time.Duration;

/** When to look again at what AWS has under way. */
public final class Delays {

    /** What was just made or changed may not be shown yet. */
    public static final Duration VISIBLE = Duration.ofSeconds(1);

    /** A load balancer or an endpoint being provisioned; sooner while it is young. */
    public static final Duration PROVISIONING = Duration.ofSeconds(10);

    /** Deletions, and what must go before others can. */
    public static final Duration DELETION = Duration.ofSeconds(3);

    /** For decisions of others: a connection to be accepted. */
    public static final Duration DECISION = Duration.ofSeconds(5);

    /** A paused object. */
    public static final Duration PAUSED = Duration.ofMinutes(5);

    /** Until then, a resource that is not shown may be one that is not shown yet. */
    static final Duration SHOWN_AT_THE_LATEST = Duration.ofSeconds(30);

    private static final int LONGEST_BACKOFF = 7;

    private static final int SHARES_OF_AGE = 4;

    private Delays() {}

    /** The longer something has taken, the longer it will take: looked at again after a quarter of its age. */
    static Duration paced(Duration longest, Duration age) {
        Duration share = age.dividedBy(SHARES_OF_AGE);
        Duration atLeast = share.compareTo(VISIBLE) < 0 ? VISIBLE : share;
        return atLeast.compareTo(longest) < 0 ? atLeast : longest;
    }

    /** How old a resource must have become before it is replaced: none the first time, then 10 s, 20 s … 10 minutes. */
    static Duration beforeReplacement(int incarnation) {
        return incarnation == 0 ? Duration.ZERO : Duration.ofSeconds(5L << Math.min(incarnation, LONGEST_BACKOFF));
    }
}
