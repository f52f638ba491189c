package dev.postern.identity;

import dev.postern.identity.PeerVerdict.Untrusted;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXReason;
import java.security.cert.TrustAnchor;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Set;

/**
 * RFC 5280 section 6 by Java's own validator: signatures, dates, basic constraints, path length, name constraints,
 * critical extensions. Revocation is off, because its sources are on the network and Postern has its own: the accepted
 * serials.
 */
final class PkixValidation {

    private PkixValidation() {}

    static Optional<Untrusted> firstBroken(CertificatePath path, Instant now) {
        try {
            CertPathValidator.getInstance("PKIX").validate(encoded(path), parameters(path, now));
            return Optional.empty();
        } catch (CertPathValidatorException e) {
            return Optional.of(refusal(e));
        } catch (CertificateException e) {
            return Optional.of(new Untrusted(TrustCodes.MALFORMED_CHAIN, "a certificate of the path is damaged"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot validate certificates", e);
        }
    }

    private static CertPath encoded(CertificatePath path) throws CertificateException {
        return CertificateFactory.getInstance("X.509").generateCertPath(path.certificates());
    }

    private static PKIXParameters parameters(CertificatePath path, Instant now) throws GeneralSecurityException {
        var parameters = new PKIXParameters(Set.of(new TrustAnchor(path.root(), null)));
        parameters.setDate(Date.from(now));
        parameters.setRevocationEnabled(false);
        return parameters;
    }

    private static Untrusted refusal(CertPathValidatorException e) {
        return new Untrusted(code(e), "the path is not valid: " + e.getReason() + where(e.getIndex()));
    }

    private static String where(int index) {
        return switch (index) {
            case -1 -> "";
            case 0 -> " at the leaf";
            default -> " at issuer " + index + " above the leaf";
        };
    }

    private static String code(CertPathValidatorException e) {
        return switch (e.getReason()) {
            case BasicReason.EXPIRED -> TrustCodes.EXPIRED;
            case BasicReason.NOT_YET_VALID -> TrustCodes.NOT_YET_VALID;
            case BasicReason.ALGORITHM_CONSTRAINED -> TrustCodes.WEAK_CRYPTOGRAPHY;
            case BasicReason.INVALID_SIGNATURE, PKIXReason.NO_TRUST_ANCHOR -> TrustCodes.NO_PATH_TO_ROOT;
            case PKIXReason.INVALID_NAME -> TrustCodes.NAME_NOT_PERMITTED;
            default -> TrustCodes.INVALID_PATH;
        };
    }
}
