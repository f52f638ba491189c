package dev.postern.operator.fleet;

import dev.postern.contract.StateReport;
import java.time.Instant;

/** What came of asking a pod last. */
public sealed interface Answer {

    /** It has not been asked yet, or the question is still out. */
    record None() implements Answer {}

    /** @param why in words for a status */
    record Unreachable(String why, Instant at) implements Answer {}

    record Reported(StateReport report, Instant at) implements Answer {}
}
