package dev.postern.identity.testing;

import dev.postern.identity.Pem;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;

/** A workload's certificate, the intermediates above it, and its key: what lies in {@code tls.crt} and {@code tls.key}. */
public record TestIdentity(List<X509Certificate> chain, KeyPair keyPair) {

    public X509Certificate certificate() {
        return chain.getFirst();
    }

    public String chainPem() {
        return Pem.encode(chain);
    }

    public String keyPem() {
        return Pem.encode(keyPair.getPrivate());
    }
}
