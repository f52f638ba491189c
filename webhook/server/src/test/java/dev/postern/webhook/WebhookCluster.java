package dev.postern.webhook;

import dev.postern.cluster.ApiServer;
import dev.postern.identity.testing.TestAuthority;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A real API server with the CRDs and webhook configurations, and the serving material of a webhook that is to come. */
public class WebhookCluster implements QuarkusTestResourceLifecycleManager {

    private static final List<String> CRDS = List.of("internalapis", "apiconsumers", "accesspolicies");

    private ApiServer server;

    private Path serving;

    @Override
    public Map<String, String> start() {
        server = ApiServer.start();
        var authority = TestAuthority.root("webhook").create();
        var port = freePort();
        serving = servingDirectory(authority);
        try (var client = client()) {
            installCrds(client);
            WebhookConfigurations.install(client, "https://localhost:" + port, authority.pem());
        }
        return Map.of(
                "quarkus.kubernetes-client.api-server-url", server.url().toString(),
                "quarkus.kubernetes-client.ca-cert-file", server.caCertificate().toString(),
                "quarkus.kubernetes-client.token", server.token(),
                "quarkus.http.test-ssl-port", Integer.toString(port),
                "quarkus.tls.serving.reload-period", "1s",
                "postern.serving-directory", serving.toString(),
                "postern.trust-domain", "prod.example",
                "postern.sidecar.image", "registry.example/postern/sidecar@sha256:1111");
    }

    @Override
    public void stop() {
        server.close();
        for (var file : serving.toFile().listFiles()) {
            file.delete();
        }
        serving.toFile().delete();
    }

    private KubernetesClient client() {
        var config = new ConfigBuilder(Config.empty())
                .withMasterUrl(server.url().toString())
                .withCaCertFile(server.caCertificate().toString())
                .withOauthToken(server.token())
                .build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    private static void installCrds(KubernetesClient client) {
        for (var crd : CRDS) {
            var yaml = WebhookCluster.class.getResourceAsStream("/META-INF/crds/" + crd + ".postern.dev-v1.yml");
            client.load(yaml).serverSideApply();
        }
    }

    private static Path servingDirectory(TestAuthority authority) {
        try {
            var directory = Files.createTempDirectory("postern-webhook-serving-");
            var serving = authority.leaf().dns("localhost").issue();
            var renewed =
                    authority.leaf().dns("localhost").key(serving.keyPair()).issue();
            Files.writeString(directory.resolve("tls.crt"), serving.chainPem());
            Files.writeString(directory.resolve("renewed.crt"), renewed.chainPem());
            Files.writeString(directory.resolve("tls.key"), serving.keyPem());
            Files.writeString(directory.resolve("ca.crt"), authority.pem());
            Files.writeString(directory.resolve("document-keys.json"), "[{\"keyId\":\"k1\",\"publicKey\":\"AAAA\"}]");
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
