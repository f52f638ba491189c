package dev.postern.identity;

/** Text that is not the PEM it should be. The message says what was found instead, never key material. */
public final class PemException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    PemException(String message) {
        super(message);
    }

    PemException(String message, Throwable cause) {
        super(message, cause);
    }
}
