package dev.postern.identity;

import static java.util.stream.Collectors.joining;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/** The text form in which certificates and keys lie in Secrets and documents (RFC 7468). */
public final class Pem {

    static final String CERTIFICATE = "CERTIFICATE";
    static final String CERTIFICATE_REQUEST = "CERTIFICATE REQUEST";
    static final String PRIVATE_KEY = "PRIVATE KEY";

    private static final int LINE_LENGTH = 64;

    private Pem() {}

    /**
     * The certificates in the order of the text.
     *
     * @throws PemException when there is none, or anything else beside them
     */
    public static List<X509Certificate> certificates(String text) {
        List<X509Certificate> certificates =
                blocks(text, CERTIFICATE).stream().map(Pem::certificate).toList();
        if (certificates.isEmpty()) {
            throw new PemException("no certificate in the text: expected -----BEGIN CERTIFICATE-----");
        }
        return certificates;
    }

    /**
     * An EC or RSA key in PKCS#8.
     *
     * @throws PemException when the text is not exactly one such key
     */
    public static PrivateKey privateKey(String text) {
        PrivateKeyInfo info = keyInfo(single(text, PRIVATE_KEY));
        try {
            return KeyFactory.getInstance(family(info)).generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
        } catch (GeneralSecurityException | IOException e) {
            throw new PemException("the private key is damaged");
        }
    }

    public static String encode(List<X509Certificate> certificates) {
        return certificates.stream().map(Pem::encode).collect(joining());
    }

    public static String encode(X509Certificate certificate) {
        try {
            return block(CERTIFICATE, certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("a certificate that has no encoding", e);
        }
    }

    /** @throws IllegalArgumentException when the key lives in hardware and cannot be written */
    public static String encode(PrivateKey key) {
        byte[] encoded = key.getEncoded();
        if (encoded == null) {
            throw new IllegalArgumentException("a private key that cannot be exported");
        }
        return block(PRIVATE_KEY, encoded);
    }

    static String block(String type, byte[] content) {
        String body = Base64.getMimeEncoder(LINE_LENGTH, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n";
    }

    static byte[] single(String text, String type) {
        List<byte[]> blocks = blocks(text, type);
        if (blocks.size() != 1) {
            throw new PemException("expected one " + type + ", found " + blocks.size());
        }
        return blocks.getFirst();
    }

    private static List<byte[]> blocks(String text, String type) {
        try (PemReader reader = new PemReader(new StringReader(text))) {
            List<byte[]> blocks = new ArrayList<>();
            for (PemObject found = reader.readPemObject(); found != null; found = reader.readPemObject()) {
                blocks.add(contentOf(found, type));
            }
            return List.copyOf(blocks);
        } catch (IOException | RuntimeException e) {
            throw e instanceof PemException clear
                    ? clear
                    : new PemException("the PEM text of a " + type + " is damaged");
        }
    }

    private static byte[] contentOf(PemObject found, String type) {
        if (!found.getType().equals(type)) {
            throw new PemException("expected " + type + ", found " + found.getType() + hint(found.getType()));
        }
        return found.getContent();
    }

    private static String hint(String found) {
        return found.endsWith(PRIVATE_KEY)
                ? "; keys are taken unencrypted, as openssl pkcs8 -topk8 -nocrypt writes them"
                : "";
    }

    private static X509Certificate certificate(byte[] der) {
        try {
            var input = new ByteArrayInputStream(der);
            var certificate =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(input);
            if (input.available() > 0) {
                throw new PemException("a certificate with something behind it in the same block");
            }
            return certificate;
        } catch (CertificateException e) {
            throw new PemException("a certificate in the text is damaged: " + e.getMessage(), e);
        }
    }

    private static PrivateKeyInfo keyInfo(byte[] der) {
        try {
            return PrivateKeyInfo.getInstance(der);
        } catch (IllegalArgumentException e) {
            // Without the cause: it may quote the key.
            throw new PemException("the private key is damaged");
        }
    }

    private static String family(PrivateKeyInfo info) {
        ASN1ObjectIdentifier algorithm = info.getPrivateKeyAlgorithm().getAlgorithm();
        if (algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
            return "EC";
        }
        if (algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)) {
            return "RSA";
        }
        throw new PemException("expected an EC or RSA private key, found algorithm " + algorithm);
    }
}
