package dev.postern.awssim.acmpca;

import dev.postern.awssim.protocol.AwsError;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/**
 * A certificate template: what the certificate gets from it, and what may pass through from the API or the CSR.
 *
 * @param base what fixes key usages and basic constraints
 * @param pathLength for authorities
 */
record Template(Base base, Optional<Integer> pathLength, boolean fromApi, boolean fromCsr) {
    private static final Pattern ARN = Pattern.compile(
            "arn:aws[\\w-]*:acm-pca:::template/([A-Za-z]+?)(?:_PathLen([0-3]))?(?:_(APIPassthrough|CSRPassthrough|APICSRPassthrough))?/V1");
    private static final int SIGN = KeyUsage.digitalSignature;
    private static final int SIGN_AND_ENCIPHER = KeyUsage.digitalSignature | KeyUsage.keyEncipherment;
    private static final int AUTHORITY = KeyUsage.digitalSignature | KeyUsage.keyCertSign | KeyUsage.cRLSign;

    /** The families of templates. */
    enum Base {
        EndEntityCertificate(SIGN_AND_ENCIPHER),
        EndEntityClientAuthCertificate(SIGN_AND_ENCIPHER),
        EndEntityServerAuthCertificate(SIGN_AND_ENCIPHER),
        CodeSigningCertificate(SIGN),
        OCSPSigningCertificate(SIGN),
        BlankEndEntityCertificate(0),
        RootCACertificate(AUTHORITY),
        SubordinateCACertificate(AUTHORITY),
        BlankRootCACertificate(0),
        BlankSubordinateCACertificate(0);

        private final int keyUsage;

        Base(int keyUsage) {
            this.keyUsage = keyUsage;
        }

        int keyUsage() {
            return keyUsage;
        }

        List<KeyPurposeId> purposes() {
            return switch (this) {
                case EndEntityCertificate -> List.of(KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth);
                case EndEntityClientAuthCertificate -> List.of(KeyPurposeId.id_kp_clientAuth);
                case EndEntityServerAuthCertificate -> List.of(KeyPurposeId.id_kp_serverAuth);
                case CodeSigningCertificate -> List.of(KeyPurposeId.id_kp_codeSigning);
                case OCSPSigningCertificate -> List.of(KeyPurposeId.id_kp_OCSPSigning);
                case BlankEndEntityCertificate,
                        RootCACertificate,
                        SubordinateCACertificate,
                        BlankRootCACertificate,
                        BlankSubordinateCACertificate -> List.of();
            };
        }

        boolean authority() {
            return name().contains("CACertificate");
        }

        boolean root() {
            return name().contains("RootCA");
        }

        boolean blank() {
            return name().startsWith("Blank");
        }
    }

    static final Template END_ENTITY = new Template(Base.EndEntityCertificate, Optional.empty(), false, false);

    static Template parse(String arn) {
        Matcher found = ARN.matcher(arn);
        if (!found.matches()) {
            throw unknown(arn);
        }
        Base base = Arrays.stream(Base.values())
                .filter(candidate -> candidate.name().equals(found.group(1)))
                .findFirst()
                .orElseThrow(() -> unknown(arn));
        String variant = Optional.ofNullable(found.group(3)).orElse("");
        Optional<Integer> pathLength = Optional.ofNullable(found.group(2)).map(Integer::valueOf);
        return new Template(base, pathLength, variant.startsWith("API"), variant.contains("CSR"));
    }

    private static AwsError unknown(String arn) {
        return AcmPcaError.INVALID_ARGS.because("Invalid template ARN: " + arn);
    }
}
