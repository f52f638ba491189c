package dev.postern.aws.apply;

/** What a complete and successful look at AWS showed of a recorded resource. */
public sealed interface Found<O extends Observed> {

    /** There. */
    record Alive<O extends Observed>(O observed) implements Found<O> {}

    /** There, and it will never work again. */
    record Dead<O extends Observed>(O observed, String why) implements Found<O> {}

    /** On its way out. */
    record Leaving<O extends Observed>(String why) implements Found<O> {}

    /** Not there. */
    record Absent<O extends Observed>() implements Found<O> {}
}
