package dev.postern.identity;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** The extended key usage of a certificate: named on a leaf, at most a limit on an authority. */
final class ExtendedUsage {

    private static final String ANY = "2.5.29.37.0";

    private ExtendedUsage() {}

    /** A leaf must say so itself: neither silence nor "any" is taken. */
    static boolean names(X509Certificate leaf, PeerRole role) {
        return of(leaf).filter(usages -> usages.contains(role.extendedKeyUsage()))
                .isPresent();
    }

    /** An authority without the extension may issue for every use. */
    static boolean allowsIssuing(X509Certificate authority, PeerRole role) {
        return of(authority)
                .map(usages -> usages.contains(role.extendedKeyUsage()) || usages.contains(ANY))
                .orElse(true);
    }

    private static Optional<List<String>> of(X509Certificate certificate) {
        try {
            return Optional.ofNullable(certificate.getExtendedKeyUsage());
        } catch (CertificateParsingException e) {
            return Optional.of(List.of());
        }
    }
}
