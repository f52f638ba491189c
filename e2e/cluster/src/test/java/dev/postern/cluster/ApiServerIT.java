package dev.postern.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class ApiServerIT {

    @Test
    void serversRunSideBySideAndKeepTheirObjectsApart() {
        try (var first = ApiServer.start();
                var second = ApiServer.start();
                var onFirst = client(first);
                var onSecond = client(second)) {
            var shop = new NamespaceBuilder()
                    .withNewMetadata()
                    .withName("shop")
                    .endMetadata()
                    .build();

            onFirst.resource(shop).create();

            assertThat(onFirst.namespaces().withName("shop").get()).isNotNull();
            assertThat(onSecond.namespaces().withName("shop").get()).isNull();
        }
    }

    @Test
    void itsKubeconfigIsEnoughToReachIt() throws IOException {
        try (var server = ApiServer.start()) {
            var config = Config.fromKubeconfig(Files.readString(server.kubeconfig()));
            try (var client = new KubernetesClientBuilder().withConfig(config).build()) {
                assertThat(client.getKubernetesVersion().getMajor()).isEqualTo("1");
            }
        }
    }

    @Test
    void closingLeavesNeitherProcessNorDirectory() {
        var server = ApiServer.start();
        var directory = server.kubeconfig().getParent();
        assertThat(RunningProcesses.workingIn(directory)).isNotEmpty();

        server.close();

        assertThat(RunningProcesses.workingIn(directory)).isEmpty();
        assertThat(directory).doesNotExist();
    }

    private static KubernetesClient client(ApiServer server) {
        return new KubernetesClientBuilder().withConfig(config(server)).build();
    }

    private static Config config(ApiServer server) {
        return new ConfigBuilder(Config.empty())
                .withMasterUrl(server.url().toString())
                .withCaCertFile(server.caCertificate().toString())
                .withOauthToken(server.token())
                .build();
    }
}
