package dev.postern.operator.kubernetes;

/** What became of writing a child. */
public sealed interface Write {

    /** It was already as wanted: nothing was sent. */
    record Unchanged() implements Write {}

    record Changed() implements Write {}

    /** A foreign object has the name: nothing was sent. */
    record Foreign() implements Write {}

    /** @param message what the API server refused, why, and how that is ended */
    record Refused(String message) implements Write {}

    default boolean isThere() {
        return switch (this) {
            case Unchanged ignored -> true;
            case Changed ignored -> true;
            case Foreign ignored -> false;
            case Refused ignored -> false;
        };
    }
}
