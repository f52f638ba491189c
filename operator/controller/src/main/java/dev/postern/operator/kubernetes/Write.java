package dev.postern.operator.kubernetes;

/** What became of writing a child. */
public enum Write {
    /** It was already as wanted: nothing was sent. */
    UNCHANGED,
    CHANGED,
    /** A foreign object has the name: nothing was sent. */
    FOREIGN
}
