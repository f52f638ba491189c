package dev.postern.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.postern.runtime.testing.OrdersPod;
import dev.postern.runtime.testing.RawClient;
import dev.postern.runtime.testing.TestApplication;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeoutsIT {

    private static final String HOST = "Host: orders.internal.example\r\n";

    @TempDir
    Path directory;

    private OrdersPod pod;

    @BeforeEach
    void start() {
        pod = OrdersPod.start(
                directory,
                it -> it.set("timeouts.request-head", "PT0.5S")
                        .set("timeouts.request-body", "PT0.5S")
                        .set("timeouts.response-head", "PT0.7S")
                        .set("timeouts.idle", "PT1S")
                        .set("timeouts.handshake", "PT0.5S")
                        .set("limits.caller-connections", "4"));
    }

    @AfterEach
    void stop() {
        pod.close();
    }

    @Test
    void headThatDoesNotEndIsTimedOut() throws IOException {
        try (var caller = pod.inCluster(pod.ops())) {
            assertThat(caller.send("GET /orders/1 HTTP/1.1\r\nHos").receive().status())
                    .isEqualTo(408);
        }
    }

    @Test
    void bodyThatDoesNotComeIsTimedOut() throws IOException {
        try (var caller = pod.inCluster(pod.ops())) {
            caller.send("PUT /orders/1 HTTP/1.1\r\n" + HOST + "Content-Length: 10\r\n\r\nhalf");

            assertThat(caller.receive().status()).isEqualTo(408);
        }
    }

    @Test
    void applicationThatDoesNotAnswerIsAGatewayTimeout() throws IOException {
        pod.application()
                .behave((request, out) ->
                        await().pollDelay(Duration.ofSeconds(2)).until(() -> true));

        try (var caller = pod.inCluster(pod.ops())) {
            assertThat(caller.get("/orders/1").status()).isEqualTo(504);
        }
    }

    @Test
    void idleConnectionIsClosed() throws IOException {
        try (var caller = pod.inCluster(pod.ops())) {
            assertThat(caller.get("/orders/1").status()).isEqualTo(200);

            assertThat(caller.isClosedWithin(3000)).isTrue();
        }
    }

    @Test
    void handshakeThatDoesNotComeIsNotWaitedFor() throws IOException {
        try (var silent = RawClient.plain(pod.pod().port("inbound-in-cluster"))) {
            assertThat(silent.isClosedWithin(3000)).isTrue();
        }
    }

    @Test
    void connectionsBeyondTheLimitAreClosed() throws IOException {
        int port = pod.pod().port("inbound-in-cluster");
        try (var one = RawClient.plain(port);
                var two = RawClient.plain(port);
                var three = RawClient.plain(port);
                var four = RawClient.plain(port);
                var five = RawClient.plain(port)) {
            assertThat(five.isClosedWithin(300)).isTrue();
            assertThat(one.isClosedWithin(10)).isFalse();
            assertThat(two.stream()).isNotNull();
            assertThat(three.stream()).isNotNull();
            assertThat(four.stream()).isNotNull();
        }
    }

    @Test
    void requestInFlightEndsBeforeTheSidecarDoes() throws Exception {
        pod.application().behave((request, out) -> {
            await().pollDelay(Duration.ofMillis(500)).until(() -> true);
            TestApplication.answerOk(request, out);
        });
        try (var caller = pod.inCluster(pod.ops());
                var idle = pod.inCluster(pod.ops())) {
            caller.send("GET /orders/1 HTTP/1.1\r\n" + HOST + "\r\n");
            await().until(() -> !pod.application().received().isEmpty());

            Thread stopping = Thread.ofVirtual().start(pod.pod()::stop);

            var response = caller.receive();
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.head().header("connection")).isEqualTo("close");
            assertThat(idle.isClosedWithin(1000)).isTrue();
            stopping.join();
        }
    }
}
