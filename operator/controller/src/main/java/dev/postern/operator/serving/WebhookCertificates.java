package dev.postern.operator.serving;

import dev.postern.identity.KeyAlgorithm;
import dev.postern.identity.KeyPairs;
import dev.postern.operator.configuration.TimeBounds;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes the webhook's CA and the certificate it serves with. Neither says anything about a workload's identity. */
final class WebhookCertificates {

    private static final int SERIAL_BITS = 127;

    /** For API servers whose clock is behind. */
    private static final Duration BACK_DATED = Duration.ofMinutes(5);

    private static final X500Principal AUTHORITY = new X500Principal("CN=postern-webhook-ca");

    private final SecureRandom random = new SecureRandom();

    CertifiedKey authority(Instant now) {
        KeyPair keys = KeyPairs.generate(KeyAlgorithm.EC_P256, random);
        var builder = builder(AUTHORITY, keys, now, TimeBounds.WEBHOOK_CA_VALIDITY);
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            return new CertifiedKey(keys.getPrivate(), signed(builder, keys.getPrivate()));
        } catch (CertIOException e) {
            throw new IllegalStateException("an extension that cannot be encoded", e);
        }
    }

    CertifiedKey server(CertifiedKey authority, String host, Instant now) {
        KeyPair keys = KeyPairs.generate(KeyAlgorithm.EC_P256, random);
        var subject = new X500Principal("CN=postern-webhook");
        var builder = builder(subject, keys, now, TimeBounds.WEBHOOK_CERTIFICATE_VALIDITY);
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(new GeneralName(GeneralName.dNSName, host)));
            return new CertifiedKey(keys.getPrivate(), signed(builder, authority.key()));
        } catch (CertIOException e) {
            throw new IllegalStateException("an extension that cannot be encoded", e);
        }
    }

    private JcaX509v3CertificateBuilder builder(X500Principal subject, KeyPair keys, Instant now, Duration validity) {
        return new JcaX509v3CertificateBuilder(
                AUTHORITY,
                new BigInteger(SERIAL_BITS, random),
                Date.from(now.minus(BACK_DATED)),
                Date.from(now.plus(validity)),
                subject,
                keys.getPublic());
    }

    private static X509Certificate signed(JcaX509v3CertificateBuilder builder, PrivateKey key) {
        try {
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(key);
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException("a certificate that cannot be signed", e);
        }
    }
}
