package dev.postern.identity.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** What every certificate has, whoever it is for; the two builders fill it in. */
final class Draft {

    /** Wide, so that a test without an interest in dates may use any clock. */
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    private static final Instant FAR_OFF = Instant.parse("2049-12-31T00:00:00Z");

    private final ExtensionsGenerator extensions = new ExtensionsGenerator();
    String subject;
    BigInteger serial = new BigInteger(120, TestKeys.RANDOM).add(BigInteger.ONE);
    Instant notBefore = LONG_AGO;
    Instant notAfter = FAR_OFF;
    String signatureAlgorithm = "";
    Optional<PublicKey> claimedIssuerKey = Optional.empty();

    Draft(String subject) {
        this.subject = subject;
    }

    void extension(ASN1ObjectIdentifier oid, Criticality criticality, ASN1Encodable value) {
        try {
            extensions.addExtension(oid, criticality == Criticality.CRITICAL, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether one who does not know the extension must refuse. */
    enum Criticality {
        CRITICAL,
        INFORMATIVE
    }

    X509Certificate signedBy(TestAuthority issuer, PublicKey key) {
        return signed(key, issuer.certificate().getSubjectX500Principal(), issuer.keyPair());
    }

    X509Certificate selfSigned(KeyPair keyPair) {
        return signed(keyPair.getPublic(), new X500Principal(subject), keyPair);
    }

    private X509Certificate signed(PublicKey key, X500Principal issuer, KeyPair issuerKey) {
        try {
            keyIds(key, claimedIssuerKey.orElse(issuerKey.getPublic()));
            var builder = new JcaX509v3CertificateBuilder(
                    issuer, serial, Date.from(notBefore), Date.from(notAfter), new X500Principal(subject), key);
            for (ASN1ObjectIdentifier oid : extensions.generate().getExtensionOIDs()) {
                builder.addExtension(extensions.getExtension(oid));
            }
            var signer = new JcaContentSignerBuilder(algorithm(issuerKey)).build(issuerKey.getPrivate());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (IOException | CertificateException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void keyIds(PublicKey subjectKey, PublicKey issuerKey) {
        try {
            var ids = new JcaX509ExtensionUtils();
            extension(
                    Extension.subjectKeyIdentifier,
                    Criticality.INFORMATIVE,
                    ids.createSubjectKeyIdentifier(subjectKey));
            extension(
                    Extension.authorityKeyIdentifier,
                    Criticality.INFORMATIVE,
                    ids.createAuthorityKeyIdentifier(issuerKey));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String algorithm(KeyPair issuerKey) {
        if (!signatureAlgorithm.isEmpty()) {
            return signatureAlgorithm;
        }
        return switch (issuerKey.getPublic().getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> issuerKey.getPublic().getAlgorithm();
        };
    }
}
