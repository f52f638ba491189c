package dev.postern.identity;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.util.encoders.Hex;

/** Reads those extensions of which Java gives the bytes only. Each method throws IllegalArgumentException on bytes that are none. */
final class CertificateExtensions {

    private CertificateExtensions() {}

    static GeneralNames alternativeNames(X509Certificate certificate) {
        return value(certificate, Extension.subjectAlternativeName)
                .map(GeneralNames::getInstance)
                .orElseGet(() -> new GeneralNames(new GeneralName[0]));
    }

    static Optional<NameConstraints> nameConstraints(X509Certificate certificate) {
        return value(certificate, Extension.nameConstraints).map(NameConstraints::getInstance);
    }

    static Optional<String> keyId(X509Certificate certificate) {
        return value(certificate, Extension.subjectKeyIdentifier)
                .map(SubjectKeyIdentifier::getInstance)
                .map(id -> Hex.toHexString(id.getKeyIdentifier()));
    }

    static Optional<String> issuerKeyId(X509Certificate certificate) {
        return value(certificate, Extension.authorityKeyIdentifier)
                .map(AuthorityKeyIdentifier::getInstance)
                .map(AuthorityKeyIdentifier::getKeyIdentifierOctets)
                .map(Hex::toHexString);
    }

    private static Optional<ASN1Primitive> value(X509Certificate certificate, ASN1ObjectIdentifier oid) {
        byte[] octets = certificate.getExtensionValue(oid.getId());
        if (octets == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(JcaX509ExtensionUtils.parseExtensionValue(octets));
        } catch (IOException e) {
            throw new IllegalArgumentException("extension " + oid + " is not DER", e);
        }
    }
}
