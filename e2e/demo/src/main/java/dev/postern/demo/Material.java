package dev.postern.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/**
 * A certificate and its key as somebody got hold of them.
 *
 * @param file a PKCS #12 file with password {@code changeit}, or a directory with {@code tls.crt} and {@code tls.key}
 */
record Material(Path file) {

    private static final char[] PASSWORD = "changeit".toCharArray();

    KeyManager[] keyManagers() throws GeneralSecurityException, IOException {
        var factory = KeyManagerFactory.getInstance("PKIX");
        factory.init(Files.isDirectory(file) ? ofPem() : ofKeyStore(), PASSWORD);
        return factory.getKeyManagers();
    }

    private KeyStore ofKeyStore() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        try (InputStream content = Files.newInputStream(file)) {
            store.load(content, PASSWORD);
        }
        return store;
    }

    private KeyStore ofPem() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, PASSWORD);
        store.setKeyEntry("stolen", privateKey(), PASSWORD, chain());
        return store;
    }

    private Certificate[] chain() throws GeneralSecurityException, IOException {
        try (InputStream content = Files.newInputStream(file.resolve("tls.crt"))) {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificates(content)
                    .toArray(Certificate[]::new);
        }
    }

    private PrivateKey privateKey() throws GeneralSecurityException, IOException {
        var base64 = Files.readString(file.resolve("tls.key")).replaceAll("-----[^-]+-----|\\s", "");
        return KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }
}
