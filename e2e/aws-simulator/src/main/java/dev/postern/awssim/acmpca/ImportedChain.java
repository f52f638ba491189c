package dev.postern.awssim.acmpca;

import dev.postern.awssim.protocol.Input;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** What ImportCertificateAuthorityCertificate demands of a certificate and its chain. */
final class ImportedChain {
    private ImportedChain() {}

    static List<X509Certificate> check(Authority authority, Input input) {
        List<X509Certificate> chain = new ArrayList<>(Pem.certificates(Arguments.blob(input, "Certificate")));
        if (chain.size() != 1) {
            throw AcmPcaError.MALFORMED_CERTIFICATE.because("Exactly one certificate is needed");
        }
        if (!chain.getFirst().getPublicKey().equals(authority.keys().getPublic())) {
            throw AcmPcaError.MISMATCH.because("The certificate does not match the certificate authority's public key");
        }
        if (chain.getFirst().getBasicConstraints() < 0) {
            throw AcmPcaError.MISMATCH.because("The certificate is not one of a certificate authority");
        }
        if (input.has("CertificateChain")) {
            chain.addAll(Pem.certificates(Arguments.blob(input, "CertificateChain")));
        }
        checkChain(authority, chain);
        return chain;
    }

    private static void checkChain(Authority authority, List<X509Certificate> chain) {
        boolean root = authority.identity().type().equals("ROOT");
        if (root != (chain.size() == 1)) {
            throw AcmPcaError.MISMATCH.because(
                    "A chain up to the root is needed for a subordinate, and none for a root");
        }
        for (int i = 0; i < chain.size(); i++) {
            X509Certificate issuer = chain.get(Math.min(i + 1, chain.size() - 1));
            if (!signedBy(chain.get(i), issuer)) {
                throw AcmPcaError.MISMATCH.because("The certificate chain does not end in a root");
            }
        }
    }

    private static boolean signedBy(X509Certificate certificate, X509Certificate issuer) {
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
