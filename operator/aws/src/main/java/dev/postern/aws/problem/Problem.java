package dev.postern.aws.problem;

import java.time.Duration;

/** Why AWS did not do something. */
public sealed interface Problem {

    /** One sentence or two, for a condition: what was refused and what to do. */
    String message();

    /** When trying again makes sense. */
    Duration retryAfter();

    /** AWS, or Postern's own limiter, asks for fewer calls. */
    record Throttled(String message, Duration retryAfter) implements Problem {}

    /** The role lacks a permission. */
    record Denied(String message, Duration retryAfter) implements Problem {}

    /** Something the call names does not exist. */
    record NotFound(String message, Duration retryAfter) implements Problem {}

    /** Something else still uses it. */
    record InUse(String message, Duration retryAfter) implements Problem {}

    /** What is to be made exists already; if it is ours it will be found. */
    record AlreadyThere(String message, Duration retryAfter) implements Problem {}

    /** What is to be made exists and belongs to somebody else. */
    record Foreign(String message, Duration retryAfter) implements Problem {}

    /** A quota of the account is used up. */
    record QuotaExceeded(String message, Duration retryAfter) implements Problem {}

    /** AWS does not take the parameters. */
    record Invalid(String message, Duration retryAfter) implements Problem {}

    /** The role cannot be assumed, or AWS does not answer. */
    record Unreachable(String message, Duration retryAfter) implements Problem {}

    /** A failure that passes by itself; the call may have been carried out all the same. */
    record Transient(String message, Duration retryAfter) implements Problem {}

    /** Whether the call was answered, was not carried out, and will not be while its parameters stay as they are. */
    default boolean refusesForGood() {
        return switch (this) {
            case NotFound p -> true;
            case Invalid p -> true;
            case QuotaExceeded p -> true;
            case Throttled p -> false;
            case Denied p -> false;
            case InUse p -> false;
            case AlreadyThere p -> false;
            case Foreign p -> false;
            case Unreachable p -> false;
            case Transient p -> false;
        };
    }
}
