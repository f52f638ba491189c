package dev.postern.aws.problem;

import java.time.Duration;

/** When to try again after each kind of problem. */
final class RetryDelays {

    static final Duration THROTTLED = Duration.ofSeconds(5);
    static final Duration TRANSIENT = Duration.ofSeconds(2);
    static final Duration IN_USE = Duration.ofSeconds(5);
    static final Duration ALREADY_THERE = Duration.ofSeconds(2);

    /** What another just made may not be shown yet: a service to a role that was allowed a moment ago. */
    static final Duration NOT_FOUND = Duration.ofSeconds(5);

    static final Duration UNREACHABLE = Duration.ofSeconds(30);

    /** Nothing changes until a person does something. */
    static final Duration PERSON = Duration.ofMinutes(1);

    private RetryDelays() {}
}
