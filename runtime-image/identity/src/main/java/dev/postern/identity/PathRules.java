package dev.postern.identity;

import dev.postern.identity.PeerVerdict.Untrusted;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Everything that has to hold on a path before its leaf is believed. What Java's own validation leaves out stands
 * beside it: it takes a root at its word, knows no minimum of strength of ours, and does not look at the leaf's use.
 */
final class PathRules {

    private static final int KEY_CERT_SIGN = 5;

    private PathRules() {}

    /** The first rule that does not hold; empty when the path is sound. */
    static Optional<Untrusted> firstBroken(CertificatePath path, PeerRole role, Instant now) {
        return Stream.<Supplier<Optional<Untrusted>>>of(
                        () -> LeafRules.firstBroken(path.leaf(), role),
                        () -> everyFormIsSound(path),
                        () -> Strength.firstWeakness(path),
                        () -> rootIsValid(path.root(), now),
                        () -> rootMayIssue(path),
                        () -> intermediatesServe(path, role),
                        () -> PkixValidation.firstBroken(path, now),
                        () -> PermittedNames.firstBroken(path))
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Untrusted> everyFormIsSound(CertificatePath path) {
        boolean sound = path.certificates().stream()
                .allMatch(certificate -> certificate.getVersion() == 3
                        && certificate.getSerialNumber().signum() > 0);
        return when(!sound, TrustCodes.INVALID_PATH, "a certificate of the path is not version 3 with a serial number");
    }

    private static Optional<Untrusted> rootIsValid(X509Certificate root, Instant now) {
        if (now.isBefore(root.getNotBefore().toInstant())) {
            return Optional.of(new Untrusted(TrustCodes.NOT_YET_VALID, "the root is not valid yet"));
        }
        return when(now.isAfter(root.getNotAfter().toInstant()), TrustCodes.EXPIRED, "the root has expired");
    }

    private static Optional<Untrusted> rootMayIssue(CertificatePath path) {
        boolean[] usage = path.root().getKeyUsage();
        if (path.root().getBasicConstraints() < 0 || (usage != null && !usage[KEY_CERT_SIGN])) {
            return Optional.of(new Untrusted(TrustCodes.INVALID_PATH, "the root is not an authority's certificate"));
        }
        long issuers = path.intermediates().stream()
                .filter(issuer -> !isSelfIssued(issuer))
                .count();
        boolean tooLong = issuers > path.root().getBasicConstraints();
        return when(tooLong, TrustCodes.INVALID_PATH, "the path is longer than its root allows");
    }

    private static Optional<Untrusted> intermediatesServe(CertificatePath path, PeerRole role) {
        boolean all = path.intermediates().stream().allMatch(issuer -> ExtendedUsage.allowsIssuing(issuer, role));
        return when(!all, TrustCodes.WRONG_KEY_USAGE, "an authority of the path may not issue for this use");
    }

    private static boolean isSelfIssued(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }

    private static Optional<Untrusted> when(boolean broken, String code, String message) {
        return broken ? Optional.of(new Untrusted(code, message)) : Optional.empty();
    }
}
