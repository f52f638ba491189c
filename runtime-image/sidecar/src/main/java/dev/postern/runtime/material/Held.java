package dev.postern.runtime.material;

import java.util.Optional;

/**
 * The last good state of a piece of material, and what is wrong with what was read since. Material that vanishes or
 * breaks takes nothing away: a withdrawal is a state said in a signed document, never an absence.
 *
 * @param problem empty when the last reading is the one held
 */
public record Held<T>(Optional<T> value, String problem) {

    static <T> Held<T> nothing() {
        return new Held<>(Optional.empty(), "not read yet");
    }

    Held<T> after(Reading<T> reading) {
        return switch (reading) {
            case Reading.Valid<T>(T read) -> new Held<>(Optional.of(read), "");
            case Reading.Unusable<T>(String why) -> new Held<>(value, why);
        };
    }
}
