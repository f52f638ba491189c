package dev.postern.awssim.fault;

/** What the caller gets to see of a call. */
sealed interface Outcome {
    /** An answer. */
    record Answered(HttpMessage answer) implements Outcome {}

    /** Half of an answer. */
    record Cut(HttpMessage answer) implements Outcome {}

    /** A reset connection. */
    record Reset() implements Outcome {}
}
