package dev.postern.guardrails;

import java.util.Optional;

/**
 * One thing a rule needs to know of an object. Absent and unknown are different answers: a Terraform plan often cannot
 * say a value before apply, and a rule must not take that for "not set".
 */
public sealed interface Fact<T> {

    record Known<T>(T value) implements Fact<T> {}

    record Absent<T>() implements Fact<T> {}

    /** @param why the value cannot be said now, for people */
    record Unknown<T>(String why) implements Fact<T> {}

    static <T> Fact<T> of(Optional<T> value) {
        return value.<Fact<T>>map(Known::new).orElseGet(Absent::new);
    }

    /** Whether this is known to be that value; false when it is anything else, absent or unknown. */
    default boolean is(T wanted) {
        return this instanceof Known<T>(T value) && value.equals(wanted);
    }

    default boolean isAbsent() {
        return this instanceof Absent<T>;
    }

    default boolean isUnknown() {
        return this instanceof Unknown<T>;
    }
}
