package dev.postern.operator.cloud;

import dev.postern.aws.problem.Problem;
import java.util.Optional;
import java.util.function.Function;

/** What came of asking AWS for facts. That something could not be read says nothing about what is there. */
public sealed interface Reading<T> {

    record Known<T>(T value) implements Reading<T> {}

    record Failed<T>(Problem problem) implements Reading<T> {}

    /** Nothing needs to be known, or may be asked. */
    record NotAsked<T>() implements Reading<T> {}

    default Optional<T> known() {
        return this instanceof Known<T>(T value) ? Optional.of(value) : Optional.empty();
    }

    default <U> Reading<U> then(Function<T, Reading<U>> next) {
        return switch (this) {
            case Known<T>(T value) -> next.apply(value);
            case Failed<T>(Problem problem) -> new Failed<>(problem);
            case NotAsked<T>() -> new NotAsked<>();
        };
    }
}
