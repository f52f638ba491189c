package dev.postern.webhook.admission;

/** Somebody sent what the API server never sends. */
public final class MalformedReview extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    MalformedReview(String message) {
        super(message);
    }
}
