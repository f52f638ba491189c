package dev.postern.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.postern.contract.Binding;
import dev.postern.runtime.testing.OrdersPod;
import dev.postern.runtime.testing.RawClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Health, metrics and state are open to the whole network of the pod, and must answer whoever needs them. */
class ServicePortsIT {

    private static final Binding.AppProbe PROBE = new Binding.AppProbe("/probe/live", "/live", "", 1);
    private static final String ASK = "GET /healthz/started HTTP/1.1\r\nHost: localhost\r\n\r\n";

    @TempDir
    Path directory;

    private final List<RawClient> held = new ArrayList<>();
    private OrdersPod pod;

    @BeforeEach
    void start() {
        pod = OrdersPod.start(
                directory, it -> it.set("limits.service-connections", "4").set("timeouts.service-idle", "PT1S"), PROBE);
    }

    @AfterEach
    void stop() throws IOException {
        for (RawClient client : held) {
            client.close();
        }
        pod.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"health", "metrics", "state"})
    void silentConnectionIsNotKept(String port) throws IOException {
        assertThat(hold(port).isClosedWithin(3000)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"health", "metrics"})
    void oldestIdleConnectionMakesRoomForANewOne(String port) throws IOException {
        RawClient oldest = hold(port);
        for (int i = 0; i < 3; i++) {
            hold(port).send("GET / HTTP/1.1\r\nHos");
        }

        try (var one = RawClient.plain(pod.pod().port(port))) {
            assertThat(one.send(ASK).receive().status()).isIn(200, 404);
        }
        assertThat(oldest.isClosedWithin(500)).isTrue();
    }

    @Test
    void requestBeingAnsweredOutlivesIdleConnections() throws IOException {
        pod.application()
                .behave((request, out) ->
                        await().pollDelay(Duration.ofSeconds(5)).until(() -> true));
        RawClient busy = hold("health").send("GET /probe/live HTTP/1.1\r\nHost: localhost\r\n\r\n");
        await().until(() -> !pod.application().received().isEmpty());

        for (int i = 0; i < 6; i++) {
            hold("health");
        }

        assertThat(busy.isClosedWithin(300)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"health", "metrics"})
    void largeHeadIsRefused(String port) throws IOException {
        String large = "GET /metrics HTTP/1.1\r\nHost: localhost\r\nX: " + "a".repeat(2048) + "\r\n\r\n";

        assertThat(hold(port).send(large).receive().status()).isEqualTo(431);
    }

    private RawClient hold(String port) throws IOException {
        var client = RawClient.plain(pod.pod().port(port));
        held.add(client);
        return client;
    }
}
