package dev.postern.operator.certificate;

/** Whether those who verify a certificate know a serial, or have had the time to: only then is it put to use. */
@FunctionalInterface
public interface Distribution {

    boolean covers(String serial);

    /** For certificates that nobody verifies by serial: those of APIs and of the operator. */
    static Distribution notNeeded() {
        return serial -> true;
    }
}
