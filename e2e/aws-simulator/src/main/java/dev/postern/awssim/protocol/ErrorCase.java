package dev.postern.awssim.protocol;

/** A named case of a service's error table; each table is an enum of these. */
public interface ErrorCase {
    ErrorRow row();

    default AwsError because(String message) {
        return new AwsError(this, message);
    }
}
