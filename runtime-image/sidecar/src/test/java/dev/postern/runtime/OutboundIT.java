package dev.postern.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.postern.contract.FileLayout;
import dev.postern.identity.SpiffeId;
import dev.postern.policy.document.ConsumerDocument;
import dev.postern.policy.document.ConsumerState;
import dev.postern.policy.document.Destination;
import dev.postern.runtime.testing.Orders;
import dev.postern.runtime.testing.OrdersPod;
import dev.postern.runtime.testing.RawClient;
import dev.postern.runtime.testing.RawResponse;
import dev.postern.runtime.testing.Signing;
import dev.postern.runtime.testing.TestApplication;
import dev.postern.runtime.testing.TestPod;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A consumer's sidecar in front of an API's, both real. */
class OutboundIT {

    private static final Path OPS = FileLayout.consumerDirectory("ops");
    private static final String GET = "GET /orders/42 HTTP/1.1\r\nHost: 127.0.0.1:9443\r\n\r\n";

    @TempDir
    Path directory;

    private final Signing signing = Signing.fresh("k1");
    private OrdersPod api;
    private TestPod consumer;
    private int localPort;
    private long generation;

    @BeforeEach
    void start() {
        api = OrdersPod.start(directory.resolve("api"));
        consumer = new TestPod(directory.resolve("consumer"), api.root(), signing);
        localPort = consumer.consuming("ops", "ops");
    }

    @AfterEach
    void stop() {
        consumer.close();
        api.close();
    }

    @Test
    void callGoesThroughBothSidecars() throws IOException {
        startGranted();

        RawResponse response = call(GET);

        assertThat(response.status()).isEqualTo(200);
        var seen = api.application().received().getFirst().head();
        assertThat(seen.header("host")).isEqualTo(Orders.HOST);
        assertThat(seen.header("postern-caller")).isEqualTo("ops/ops");
    }

    @Test
    void manyCallsShareAConnectionThatIsKept() throws IOException {
        startGranted();
        try (var local = RawClient.plain(localPort)) {
            for (int i = 0; i < 50; i++) {
                assertThat(local.send(GET).receive().status()).isEqualTo(200);
            }
        }
        assertThat(api.pod().metrics()).contains("postern_sessions 1.0");
    }

    @Test
    void chunkedUploadArrives() throws IOException {
        startGranted();

        RawResponse response = call(
                "PUT /orders/42 HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n");

        assertThat(response.status()).isEqualTo(200);
        assertThat(api.application().received().getFirst().body()).asString().isEqualTo("hello");
    }

    @Test
    void denialOfTheApiComesThroughAsItIs() throws IOException {
        startGranted();

        RawResponse response = call("DELETE /orders/42 HTTP/1.1\r\nHost: localhost\r\n\r\n");

        assertThat(response.status()).isEqualTo(403);
        assertThat(response.body()).contains("\"caller\":\"ops/ops\"", "\"decision\":\"");
    }

    @Test
    void anyOtherServerOfTheSameAuthorityIsRefused() throws IOException {
        var other = SpiffeId.api(Orders.TRUST_DOMAIN, "shop", "payments");
        consumer.identity(OPS, api.ops())
                .document(OPS, granted("127.0.0.1", other))
                .start();

        RawResponse response = call(GET);

        assertThat(response.status()).isEqualTo(502);
        assertThat(response.body()).contains("wrong_server");
        assertThat(api.application().received()).isEmpty();
    }

    @Test
    void serverThatIsNotThereIsABadGateway() throws IOException {
        consumer.identity(OPS, api.ops())
                .document(OPS, granted("no-such-host.invalid", Orders.ID))
                .start();

        assertThat(call(GET).status()).isEqualTo(502);
    }

    @Test
    void hostOfSomethingElseIsMisdirected() throws IOException {
        startGranted();

        assertThat(call("GET /orders/42 HTTP/1.1\r\nHost: rebound.example\r\n\r\n")
                        .status())
                .isEqualTo(421);
        assertThat(call("GET /orders/42 HTTP/1.1\r\nHost: " + Orders.HOST + "\r\n\r\n")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void withoutADocumentTheReasonIsSaid() throws IOException {
        consumer.start();

        RawResponse response = call(GET);

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.body()).contains("NoDocument", "ops/ops");
    }

    @Test
    void pendingConsumerIsToldWhatIsMissing() throws IOException {
        consumer.document(OPS, document(new ConsumerState.Pending("NoPolicy", "no policy names billing")))
                .start();

        RawResponse response = call(GET);

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.body()).contains("NoPolicy", "no policy names billing");
    }

    @Test
    void grantWithoutACertificateIsUnavailable() throws IOException {
        consumer.document(OPS, granted("127.0.0.1", Orders.ID)).start();

        RawResponse response = call(GET);

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.body()).contains("NoIdentity");
    }

    @Test
    void accessThatComesIsUsedAndAccessThatGoesIsCut() throws IOException {
        consumer.document(OPS, document(new ConsumerState.Pending("NoPolicy", "not yet")))
                .start();
        assertThat(call(GET).status()).isEqualTo(503);

        consumer.identity(OPS, api.ops())
                .document(OPS, granted("127.0.0.1", Orders.ID))
                .publish();
        await().untilAsserted(() -> assertThat(call(GET).status()).isEqualTo(200));

        api.application().behave((request, out) -> {
            TestApplication.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf");
            await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
        });
        try (var local = RawClient.plain(localPort)) {
            local.send(GET).receiveToHead();
            consumer.document(OPS, document(new ConsumerState.Withdrawn("Revoked", "access has ended")))
                    .publish();

            local.stream().skipNBytes(4);
            assertThat(local.isClosedWithin(1000)).isTrue();
        }
        assertThat(call(GET).body()).contains("Revoked", "access has ended");
    }

    @Test
    void renewalOfTheConsumersCertificateDropsNothing() throws IOException {
        startGranted();
        try (var local = RawClient.plain(localPort)) {
            assertThat(local.send(GET).receive().status()).isEqualTo(200);
            var renewed = Orders.issue(api.root(), Orders.OPS);
            api.orders().accept(Orders.OPS, Orders.inCluster(), api.ops(), renewed);
            api.publish();
            consumer.identity(OPS, renewed).publish();

            await().untilAsserted(() -> {
                assertThat(local.send(GET).receive().status()).isEqualTo(200);
                assertThat(api.pod().metrics()).contains("postern_sessions 1.0");
            });
        }
    }

    private void startGranted() {
        consumer.identity(OPS, api.ops())
                .document(OPS, granted("127.0.0.1", Orders.ID))
                .start();
    }

    private ConsumerDocument granted(String host, SpiffeId server) {
        int port = api.pod().port("inbound-in-cluster");
        return document(new ConsumerState.Granted(new Destination(host, port, Orders.HOST, server.uri())));
    }

    private ConsumerDocument document(ConsumerState state) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return new ConsumerDocument(
                Orders.OPS,
                "uid-ops",
                ++generation,
                now.minusSeconds(60),
                now.plus(Duration.ofDays(3)),
                state,
                Map.of(Orders.TRUST_DOMAIN, List.of(api.root().pem())),
                List.of());
    }

    private RawResponse call(String request) throws IOException {
        try (var local = RawClient.plain(localPort)) {
            return local.send(request).receive();
        }
    }
}
