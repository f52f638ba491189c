package dev.postern.webhook.admission;

/** There is too much to do to decide about this now; whoever asks again soon may be answered. */
public final class Busy extends IllegalStateException {

    private static final long serialVersionUID = 1;

    public Busy(String message) {
        super(message);
    }
}
