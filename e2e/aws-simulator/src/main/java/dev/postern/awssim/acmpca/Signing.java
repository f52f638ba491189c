package dev.postern.awssim.acmpca;

import dev.postern.awssim.protocol.Input;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;

/** Makes the certificate that a template, the API and the CSR together ask for. The template wins, then the API, then the CSR. */
final class Signing {
    /** What is asked for; {@code api} is the ApiPassthrough, already dropped where the template does not take it. */
    record Wanted(PKCS10CertificationRequest csr, Template template, Input api, Validity validity, String algorithm) {}

    private final Authority issuer;
    private final BigInteger serial;

    Signing(Authority issuer, BigInteger serial) {
        this.issuer = issuer;
        this.serial = serial;
    }

    X509Certificate certificate(Wanted wanted) {
        X500Name subject = subject(wanted);
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                issuerName(wanted),
                serial,
                Date.from(wanted.validity().notBefore()),
                Date.from(wanted.validity().notAfter()),
                subject,
                wanted.csr().getSubjectPublicKeyInfo());
        try {
            for (Extension extension : extensions(wanted, subject)) {
                builder.addExtension(extension);
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(Algorithms.signer(issuer.keys(), wanted.algorithm())));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("the certificate cannot be built", e);
        }
    }

    private X500Name issuerName(Wanted wanted) {
        return issuer.certificate()
                .map(certificate -> X500Name.getInstance(
                        certificate.getSubjectX500Principal().getEncoded()))
                .orElseGet(() -> subject(wanted));
    }

    private static X500Name subject(Wanted wanted) {
        return wanted.api().has("Subject")
                ? Subject.name(wanted.api().at("Subject"))
                : wanted.csr().getSubject();
    }

    private List<Extension> extensions(Wanted wanted, X500Name subject) throws IOException, GeneralSecurityException {
        List<Extension> all = new ArrayList<>(fixed(wanted.template()));
        Input api = wanted.api().at("Extensions");
        alternativeNames(wanted, api)
                .ifPresent(names -> all.add(created(Extension.subjectAlternativeName, isEmpty(subject), names)));
        if (wanted.template().base().blank()) {
            Extensions.keyUsage(api.at("KeyUsage"))
                    .ifPresent(usage -> all.add(created(Extension.keyUsage, true, usage)));
            Extensions.extendedKeyUsage(api.list("ExtendedKeyUsage"))
                    .ifPresent(usage -> all.add(created(Extension.extendedKeyUsage, false, usage)));
        }
        all.addAll(keyIdentifiers(wanted.csr().getSubjectPublicKeyInfo()));
        api.list("CustomExtensions").forEach(custom -> addUnlessThere(all, Extensions.custom(custom)));
        if (wanted.template().fromCsr()) {
            requested(wanted.csr()).forEach(extension -> addUnlessThere(all, extension));
        }
        return all;
    }

    private static List<Extension> fixed(Template template) {
        Template.Base base = template.base();
        List<Extension> fixed = new ArrayList<>();
        BasicConstraints constraints = base.authority()
                ? template.pathLength().map(BasicConstraints::new).orElseGet(() -> new BasicConstraints(true))
                : new BasicConstraints(false);
        fixed.add(created(Extension.basicConstraints, base.authority(), constraints));
        if (base.keyUsage() != 0) {
            fixed.add(created(Extension.keyUsage, true, new KeyUsage(base.keyUsage())));
        }
        if (!base.purposes().isEmpty()) {
            KeyPurposeId[] purposes = base.purposes().toArray(KeyPurposeId[]::new);
            fixed.add(created(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes)));
        }
        return fixed;
    }

    private Optional<GeneralNames> alternativeNames(Wanted wanted, Input api) {
        List<Input> names = api.list("SubjectAlternativeNames");
        if (!names.isEmpty()) {
            return Optional.of(Extensions.names(names));
        }
        return wanted.template().base().authority()
                ? Optional.empty()
                : requested(wanted.csr()).stream()
                        .filter(extension -> extension.getExtnId().equals(Extension.subjectAlternativeName))
                        .findFirst()
                        .map(extension -> GeneralNames.getInstance(extension.getParsedValue()));
    }

    private List<Extension> keyIdentifiers(SubjectPublicKeyInfo subjectKey) throws GeneralSecurityException {
        JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
        return List.of(
                created(Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(subjectKey)),
                created(
                        Extension.authorityKeyIdentifier,
                        false,
                        identifiers.createAuthorityKeyIdentifier(issuer.keys().getPublic())));
    }

    private static List<Extension> requested(PKCS10CertificationRequest csr) {
        return Optional.ofNullable(csr.getRequestedExtensions())
                .map(extensions -> java.util.Arrays.stream(extensions.getExtensionOIDs())
                        .map(extensions::getExtension)
                        .toList())
                .orElse(List.of());
    }

    private static void addUnlessThere(List<Extension> all, Extension extension) {
        if (all.stream().noneMatch(present -> present.getExtnId().equals(extension.getExtnId()))) {
            all.add(extension);
        }
    }

    private static boolean isEmpty(X500Name name) {
        return name.getRDNs().length == 0;
    }

    private static Extension created(
            org.bouncycastle.asn1.ASN1ObjectIdentifier id,
            boolean critical,
            org.bouncycastle.asn1.ASN1Encodable value) {
        try {
            return Extension.create(id, critical, value);
        } catch (IOException e) {
            throw new IllegalStateException("extension " + id + " cannot be encoded", e);
        }
    }
}
