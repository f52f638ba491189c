package dev.postern.operator.certificate;

import dev.postern.api.ConditionReason;
import java.time.Duration;

/**
 * Why an authority did not do what it was asked, in words for a condition.
 *
 * @param retryAfter when asking again makes sense
 * @param persistence whether the same request may still succeed
 */
public record AuthorityProblem(ConditionReason reason, String message, Duration retryAfter, Persistence persistence) {

    /** Whether asking again for the same helps. */
    public enum Persistence {
        MAY_PASS,
        REQUEST_IS_DEAD
    }
}
