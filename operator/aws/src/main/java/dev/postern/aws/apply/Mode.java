package dev.postern.aws.apply;

/** What a pass may do. */
public enum Mode {
    EVERYTHING,
    /** The object is paused: only what takes access away goes on. */
    WITHDRAWALS_ONLY
}
