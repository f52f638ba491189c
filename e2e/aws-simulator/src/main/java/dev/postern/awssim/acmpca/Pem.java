package dev.postern.awssim.acmpca;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;

/** PEM of certificates and requests, as the service reads and writes it. */
final class Pem {
    private Pem() {}

    static String write(X509Certificate certificate) {
        try {
            return block("CERTIFICATE", certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String write(List<X509Certificate> chain) {
        return chain.stream().map(Pem::write).collect(Collectors.joining("\n"));
    }

    static String block(String type, byte[] der) {
        String base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        return "-----BEGIN %s-----\n%s\n-----END %s-----".formatted(type, base64, type);
    }

    static List<X509Certificate> certificates(byte[] pem) {
        try {
            Collection<?> parsed =
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem));
            return parsed.stream().map(X509Certificate.class::cast).toList();
        } catch (GeneralSecurityException e) {
            throw AcmPcaError.MALFORMED_CERTIFICATE.because("The certificate is malformed");
        }
    }

    /** A certification request whose signature proves possession of the key. */
    static PKCS10CertificationRequest request(byte[] pem) {
        try (PEMParser parser = new PEMParser(new StringReader(new String(pem, StandardCharsets.UTF_8)))) {
            if (parser.readObject() instanceof PKCS10CertificationRequest request
                    && request.isSignatureValid(
                            new JcaContentVerifierProviderBuilder().build(request.getSubjectPublicKeyInfo()))) {
                return request;
            }
        } catch (IOException | PKCSException | OperatorCreationException | RuntimeException e) {
            throw malformed();
        }
        throw malformed();
    }

    private static RuntimeException malformed() {
        return AcmPcaError.MALFORMED_CSR.because(
                "The certificate signing request is malformed or its signature is wrong");
    }
}
