package dev.postern.guardrails;

/** Who could reach a Service if one certain controller acted on it. */
sealed interface Reach {

    /** This controller leaves the Service alone. */
    record NotActing() implements Reach {}

    record Internal() implements Reach {}

    record Public(String why) implements Reach {}

    /** It cannot be said; counts as public. */
    record Unknown(String why) implements Reach {}
}
