package dev.postern.awssim.acmpca;

import dev.postern.awssim.protocol.Input;
import dev.postern.awssim.protocol.Output;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** An authority as DescribeCertificateAuthority shows it. */
final class AuthorityView {
    private AuthorityView() {}

    static Output of(Authority authority) {
        Optional<X509Certificate> certificate = authority.certificate();
        return Output.of()
                .put("Arn", authority.arn())
                .put("OwnerAccount", authority.identity().account())
                .put("CreatedAt", authority.identity().createdAt())
                .put("LastStateChangeAt", authority.state().since())
                .put("Type", authority.identity().type())
                .put("Serial", certificate.map(own -> own.getSerialNumber().toString()))
                .put("Status", authority.status().name())
                .put("NotBefore", certificate.map(own -> own.getNotBefore().toInstant()))
                .put("NotAfter", certificate.map(own -> own.getNotAfter().toInstant()))
                .put("CertificateAuthorityConfiguration", configuration(authority.configuration()))
                .put("RevocationConfiguration", revocation(authority.revocation()))
                .put("RestorableUntil", authority.state().restorableUntil())
                .put("KeyStorageSecurityStandard", authority.configuration().keyStorage())
                .put("UsageMode", authority.configuration().usageMode());
    }

    private static Output configuration(Authority.Configuration configuration) {
        Output output = Output.of()
                .put("KeyAlgorithm", configuration.keyAlgorithm())
                .put("SigningAlgorithm", configuration.signingAlgorithm())
                .put("Subject", Subject.describe(configuration.subject()));
        return configuration.csrExtensions().has("KeyUsage")
                ? output.put(
                        "CsrExtensions",
                        Output.of()
                                .put(
                                        "KeyUsage",
                                        keyUsage(configuration.csrExtensions().at("KeyUsage"))))
                : output;
    }

    private static Output keyUsage(Input usage) {
        Output output = Output.of();
        List.of(
                        "DigitalSignature",
                        "NonRepudiation",
                        "KeyEncipherment",
                        "DataEncipherment",
                        "KeyAgreement",
                        "KeyCertSign",
                        "CRLSign",
                        "EncipherOnly",
                        "DecipherOnly")
                .forEach(name -> output.put(name, usage.flag(name).orElse(false)));
        return output;
    }

    private static Output revocation(Input revocation) {
        Input crl = revocation.at("CrlConfiguration");
        Input ocsp = revocation.at("OcspConfiguration");
        Output crlView = Output.of()
                .put("Enabled", crl.flag("Enabled").orElse(false))
                .put("ExpirationInDays", crl.number("ExpirationInDays"))
                .put("CustomCname", crl.text("CustomCname"))
                .put("S3BucketName", crl.text("S3BucketName"))
                .put("S3ObjectAcl", crl.text("S3ObjectAcl"))
                .put("CrlType", crl.text("CrlType"))
                .put("CustomPath", crl.text("CustomPath"));
        Output ocspView = Output.of()
                .put("Enabled", ocsp.flag("Enabled").orElse(false))
                .put("OcspCustomCname", ocsp.text("OcspCustomCname"));
        return Output.of().put("CrlConfiguration", crlView).put("OcspConfiguration", ocspView);
    }
}
