package dev.postern.demo;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * What a pod next door would try: open TLS to an API's port without a certificate, with one of another authority or with a
 * stolen one, send a request at once, and see what comes back.
 *
 * @param material the certificate to show, if any
 */
record Intrusion(String host, int port, Optional<Material> material) {

    private static final int PATIENCE_MILLIS = 5_000;

    private static final String API = "orders.internal.example";

    private static final String REQUEST = "GET /orders/42 HTTP/1.1\r\nHost: " + API + "\r\nConnection: close\r\n\r\n";

    /** @return what the other side answered, or one line that says how it refused */
    String report() throws GeneralSecurityException, IOException {
        try (var plain = new Socket()) {
            plain.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
            plain.setSoTimeout(PATIENCE_MILLIS);
            return overTls(plain);
        }
    }

    private String overTls(Socket plain) throws GeneralSecurityException, IOException {
        try (var tls = (SSLSocket) context().getSocketFactory().createSocket(plain, host, port, true)) {
            var parameters = tls.getSSLParameters();
            parameters.setServerNames(List.of(new SNIHostName(API)));
            tls.setSSLParameters(parameters);
            tls.startHandshake();
            tls.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
            return answer(tls.getInputStream().readNBytes(4096));
        } catch (IOException e) {
            return "refused (" + e.getMessage() + "), application data received: 0 bytes";
        }
    }

    private static String answer(byte[] received) {
        if (received.length == 0) {
            return "closed by the other side, application data received: 0 bytes";
        }
        var text = new String(received, StandardCharsets.UTF_8);
        return text.lines().findFirst().orElse("") + "\n" + text.substring(text.indexOf("\r\n\r\n") + 4);
    }

    private SSLContext context() throws GeneralSecurityException, IOException {
        var context = SSLContext.getInstance("TLS");
        var certificate = material.isPresent() ? material.get().keyManagers() : new KeyManager[0];
        context.init(certificate, new TrustManager[] {new Credulous()}, null);
        return context;
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
