package dev.postern.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.postern.identity.Pem;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = WebhookCluster.class, scope = TestResourceScope.GLOBAL)
class ServingCertificateIT {

    @Inject
    KubernetesClient client;

    @Inject
    WebhookConfiguration configuration;

    @TestHTTPResource(value = "/", tls = true)
    URI webhook;

    @Test
    void renewedCertificateIsServedWithoutARestart() throws Exception {
        var current = configuration.servingDirectory().resolve("tls.crt");
        var renewed = configuration.servingDirectory().resolve("renewed.crt");
        awaitServed(read(current));

        var expected = read(renewed);
        Files.move(renewed, current, StandardCopyOption.ATOMIC_MOVE);

        awaitServed(expected);
        var namespace = Samples.labelledNamespace(client);
        assertThat(client.resource(Samples.api(namespace))
                        .create()
                        .getMetadata()
                        .getUid())
                .isNotBlank();
    }

    /** Vert.x drops a connection that arrives in the instant in which it loads the pair anew. */
    private void awaitServed(Certificate expected) {
        await().ignoreExceptionsInstanceOf(SSLException.class)
                .untilAsserted(() -> assertThat(served()).isEqualTo(expected));
    }

    private Certificate served() throws Exception {
        var context = SSLContext.getInstance("TLS");
        context.init(null, authority().getTrustManagers(), null);
        try (var socket = (SSLSocket) context.getSocketFactory().createSocket(webhook.getHost(), webhook.getPort())) {
            return socket.getSession().getPeerCertificates()[0];
        }
    }

    /** What the API server is told to trust. */
    private TrustManagerFactory authority() throws Exception {
        var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null);
        trusted.setCertificateEntry("ca", read(configuration.servingDirectory().resolve("ca.crt")));
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        return managers;
    }

    private static Certificate read(Path file) throws Exception {
        return Pem.certificates(Files.readString(file)).getFirst();
    }
}
