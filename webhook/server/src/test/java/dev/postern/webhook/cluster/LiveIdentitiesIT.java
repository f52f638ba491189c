package dev.postern.webhook.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LiveIdentitiesIT {

    @Test
    void silentApiServerIsGivenUpInTimeForTheReview() throws IOException {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var client = new KubernetesClientBuilder()
                        .withConfig(config(silent.getLocalPort()))
                        .build()) {
            var objects = new PosternObjects(client, new LiveReads(1, Duration.ofMillis(500)));
            var start = System.nanoTime();

            assertThatThrownBy(() -> objects.liveIdentities("shop")).hasMessageContaining("did not answer");

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(2500));
        }
    }

    /** Each request alone takes longer than all may. */
    private static Config config(int port) {
        return new ConfigBuilder(Config.empty())
                .withMasterUrl("http://127.0.0.1:" + port)
                .withRequestTimeout(3000)
                .withRequestRetryBackoffLimit(1)
                .build();
    }
}
