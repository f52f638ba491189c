package dev.postern.awssim.protocol;

/** Ends an operation with an error answer. Thrown before anything was changed. */
public final class AwsError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ErrorCase errorCase;
    private final String text;

    AwsError(ErrorCase errorCase, String message) {
        super(errorCase.row().code() + ": " + message, null, false, false);
        this.errorCase = errorCase;
        this.text = message;
    }

    public ErrorCase errorCase() {
        return errorCase;
    }

    public String code() {
        return errorCase.row().code();
    }

    public String text() {
        return text;
    }
}
