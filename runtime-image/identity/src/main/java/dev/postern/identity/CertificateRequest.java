package dev.postern.identity;

import java.security.PublicKey;
import java.util.Arrays;
import java.util.List;

/** A PKCS#10 request as it is stored beside its key before it is sent, and sent again after a crash. */
public final class CertificateRequest {

    private final byte[] der;
    private final PublicKey publicKey;
    private final SubjectNames names;

    CertificateRequest(byte[] der, PublicKey publicKey, SubjectNames names) {
        this.der = der.clone();
        this.publicKey = publicKey;
        this.names = names;
    }

    /** @throws PemException when the text is not one request signed by the key in it */
    public static CertificateRequest ofPem(String text) {
        return CertificateRequests.read(Pem.single(text, Pem.CERTIFICATE_REQUEST));
    }

    public byte[] der() {
        return der.clone();
    }

    public String pem() {
        return Pem.block(Pem.CERTIFICATE_REQUEST, der);
    }

    public PublicKey publicKey() {
        return publicKey;
    }

    /** The URI names asked for, as they stand in the request. */
    public List<String> uris() {
        return names.uris();
    }

    public List<String> dnsNames() {
        return names.dnsNames();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CertificateRequest request && Arrays.equals(der, request.der);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(der);
    }

    @Override
    public String toString() {
        return "CertificateRequest" + uris();
    }
}
