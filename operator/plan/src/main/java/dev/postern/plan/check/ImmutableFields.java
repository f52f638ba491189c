package dev.postern.plan.check;

/** How fields are corrected that the API server lets nobody change: said with whatever is wrong with one. */
public final class ImmutableFields {

    /** To follow the sentence that says what is wrong. */
    public static final String WAY_OUT =
            " The field is immutable: to change it, delete the object and create it again.";

    private ImmutableFields() {}
}
