package dev.postern.identity;

import java.math.BigInteger;
import java.security.cert.X509Certificate;

/**
 * The one form in which Postern writes, compares and stores serial numbers: lower-case hex without leading zeros.
 * AWS writes the same number in decimal in a certificate's ARN, others pad it or separate it by colons.
 */
public final class SerialNumbers {

    private SerialNumbers() {}

    public static String hex(X509Certificate certificate) {
        return hex(certificate.getSerialNumber());
    }

    public static String hex(BigInteger serial) {
        return serial.toString(16);
    }

    /** @throws NumberFormatException when the text is not a decimal number */
    public static String hexOfDecimal(String decimal) {
        return hex(new BigInteger(decimal));
    }
}
