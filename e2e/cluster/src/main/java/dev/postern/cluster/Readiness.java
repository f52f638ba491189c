package dev.postern.cluster;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Waits until an API server says on {@code /readyz} that it is ready, over TLS that is verified. */
record Readiness(URI url, Path caCertificate, String token) {

    /** Blocks; gives up when the time is over or the server is no longer alive. */
    void await(Duration bound, BooleanSupplier alive) {
        var deadline = Instant.now().plus(bound);
        while (!ready()) {
            if (!alive.getAsBoolean()) {
                throw new ClusterException("the API server ended");
            }
            if (Instant.now().isAfter(deadline)) {
                throw new ClusterException("the API server was not ready within " + bound.toSeconds() + " s");
            }
            Pause.briefly();
        }
    }

    private boolean ready() {
        if (!Files.exists(caCertificate)) {
            return false;
        }
        var request = HttpRequest.newBuilder(url.resolve("/readyz"))
                .header("Authorization", "Bearer " + token)
                .build();
        try (var client = HttpClient.newBuilder().sslContext(trust()).build()) {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException | GeneralSecurityException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("interrupted while waiting for the API server", e);
        }
    }

    private SSLContext trust() throws IOException, GeneralSecurityException {
        var roots = KeyStore.getInstance("PKCS12");
        roots.load(null, null);
        try (var in = Files.newInputStream(caCertificate)) {
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                roots.setCertificateEntry("root-" + roots.size(), certificate);
            }
        }
        var trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(roots);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
