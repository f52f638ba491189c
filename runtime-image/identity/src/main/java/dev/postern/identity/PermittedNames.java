package dev.postern.identity;

import dev.postern.identity.PeerVerdict.Untrusted;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraintValidatorException;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PKIXNameConstraintValidator;

/**
 * Name constraints over the whole path, the root's own included. Java refuses to apply those of a trust anchor, and a
 * subordinate CA that is constrained to its trust domain is exactly what a bundle should hold.
 */
final class PermittedNames {

    private final PKIXNameConstraintValidator constraints = new PKIXNameConstraintValidator();

    private PermittedNames() {}

    static Optional<Untrusted> firstBroken(CertificatePath path) {
        var permitted = new PermittedNames();
        try {
            permitted.narrowBy(path.root());
            for (X509Certificate certificate : path.certificates().reversed()) {
                permitted.check(certificate);
                permitted.narrowBy(certificate);
            }
            return Optional.empty();
        } catch (NameConstraintValidatorException e) {
            // Without its message: that quotes the peer.
            return Optional.of(new Untrusted(
                    TrustCodes.NAME_NOT_PERMITTED, "a name on the path is outside the constraints of its issuer"));
        }
    }

    private void check(X509Certificate certificate) throws NameConstraintValidatorException {
        X500Name subject =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        constraints.checkPermittedDN(subject);
        constraints.checkExcludedDN(subject);
        for (GeneralName name :
                CertificateExtensions.alternativeNames(certificate).getNames()) {
            constraints.checkPermitted(name);
            constraints.checkExcluded(name);
        }
    }

    private void narrowBy(X509Certificate issuer) {
        CertificateExtensions.nameConstraints(issuer).ifPresent(this::narrowBy);
    }

    private void narrowBy(NameConstraints of) {
        if (of.getPermittedSubtrees() != null) {
            constraints.intersectPermittedSubtree(of.getPermittedSubtrees());
        }
        if (of.getExcludedSubtrees() != null) {
            for (GeneralSubtree subtree : of.getExcludedSubtrees()) {
                constraints.addExcludedSubtree(subtree);
            }
        }
    }
}
