package dev.postern.aws.call;

/** How urgent a call is. A part of every budget is kept for the more urgent ones. */
public enum Priority {
    REVOKE(0.0),
    DEREGISTER(0.1),
    REGISTER(0.2),
    CREATE(0.3),
    DRIFT(0.4);

    private final double kept;

    Priority(double kept) {
        this.kept = kept;
    }

    /** Share of a bucket that this priority leaves for the more urgent ones. */
    double kept() {
        return kept;
    }

    /** Whether this takes access away; a paused object goes on doing so. */
    public boolean withdraws() {
        return this == REVOKE || this == DEREGISTER;
    }
}
