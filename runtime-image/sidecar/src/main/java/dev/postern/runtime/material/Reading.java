package dev.postern.runtime.material;

/** What came of reading a piece of material. */
public sealed interface Reading<T> {

    record Valid<T>(T value) implements Reading<T> {}

    /** @param problem what is missing or wrong, for a report; never any of the content */
    record Unusable<T>(String problem) implements Reading<T> {}
}
