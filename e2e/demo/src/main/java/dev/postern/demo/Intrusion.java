package dev.postern.demo;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * What a pod next door would try: open TLS to an API's port without a certificate, or with one of another authority, send
 * a request at once, and see what comes back.
 *
 * @param keyStore PKCS #12 file with the certificate to show, if any
 */
record Intrusion(String host, int port, Optional<Path> keyStore) {

    private static final int PATIENCE_MILLIS = 5_000;

    private static final char[] PASSWORD = "changeit".toCharArray();

    private static final String REQUEST = "GET /orders/42 HTTP/1.1\r\nHost: orders.internal.example\r\n\r\n";

    /** @return one line: what came of it, and the number of bytes of application data received */
    String report() throws GeneralSecurityException, IOException {
        try (var plain = new Socket()) {
            plain.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
            plain.setSoTimeout(PATIENCE_MILLIS);
            return overTls(plain);
        }
    }

    private String overTls(Socket plain) throws GeneralSecurityException, IOException {
        var received = 0;
        try (var tls = (SSLSocket) context().getSocketFactory().createSocket(plain, host, port, true)) {
            tls.startHandshake();
            tls.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
            received = tls.getInputStream().readNBytes(4096).length;
            return "closed by the other side, application data received: " + received + " bytes";
        } catch (IOException e) {
            return "refused (" + e.getMessage() + "), application data received: " + received + " bytes";
        }
    }

    private SSLContext context() throws GeneralSecurityException, IOException {
        var context = SSLContext.getInstance("TLS");
        context.init(certificate(), new TrustManager[] {new Credulous()}, null);
        return context;
    }

    private KeyManager[] certificate() throws GeneralSecurityException, IOException {
        if (keyStore.isEmpty()) {
            return new KeyManager[0];
        }
        var store = KeyStore.getInstance("PKCS12");
        try (InputStream content = Files.newInputStream(keyStore.get())) {
            store.load(content, PASSWORD);
        }
        var factory = KeyManagerFactory.getInstance("PKIX");
        factory.init(store, PASSWORD);
        return factory.getKeyManagers();
    }

    /** The intruder does not care whom it talks to. */
    private static final class Credulous implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
