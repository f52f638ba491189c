package dev.postern.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.postern.identity.SpiffeId;
import dev.postern.identity.testing.TestAuthority;
import dev.postern.identity.testing.TestIdentity;
import dev.postern.runtime.testing.CapturedLog;
import dev.postern.runtime.testing.Orders;
import dev.postern.runtime.testing.OrdersPod;
import dev.postern.runtime.testing.RawClient;
import dev.postern.runtime.testing.RawHead;
import dev.postern.runtime.testing.RawResponse;
import dev.postern.runtime.testing.SessionTimes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InClusterCallsIT {

    @TempDir
    Path directory;

    private OrdersPod pod;

    @BeforeEach
    void start() {
        pod = OrdersPod.start(directory);
    }

    @AfterEach
    void stop() {
        pod.close();
    }

    @Test
    void allowedCallReachesTheApplicationWithWhoCalled() throws IOException {
        try (var caller = pod.inCluster(pod.ops())) {
            RawResponse response = caller.get("/orders/42?full=yes");

            assertThat(response.status()).isEqualTo(200);
            assertThat(response.body()).isEqualTo("ok");
        }
        RawHead seen = pod.application().received().getFirst().head();
        assertThat(seen.firstLine()).isEqualTo("GET /orders/42?full=yes HTTP/1.1");
        assertThat(seen.header("Postern-Caller")).isEqualTo("ops/ops");
        assertThat(seen.header("Postern-Caller-Id"))
                .isEqualTo(Orders.idOf(Orders.OPS).uri());
        assertThat(seen.header("Postern-Caller-Path")).isEqualTo("InCluster");
        assertThat(seen.all("Postern-Caller-Endpoint")).isEmpty();
        assertThat(seen.header("Postern-Decision")).matches("[0-9a-z]{12}");
    }

    @Test
    void connectionServesOneRequestAfterTheOtherOverOneConnectionBehind() throws IOException {
        try (var caller = pod.inCluster(pod.ops())) {
            for (int i = 0; i < 20; i++) {
                assertThat(caller.get("/orders/" + i).status()).isEqualTo(200);
            }
            assertThat(pod.application().connections()).isEqualTo(1);
        }
        assertThat(pod.application().received()).hasSize(20);
        assertThat(pod.pod().metrics())
                .contains("postern_requests_total{caller=\"ops/ops\",decision=\"allowed\",reason=\"rule\"} 20.0");
    }

    @Test
    void denialNamesItsDecisionInAnswerAndLog() throws IOException {
        RawResponse response;
        try (var log = CapturedLog.of("dev.postern.denials")) {
            try (var caller = pod.inCluster(pod.ops())) {
                response = caller.send("POST /orders HTTP/1.1\r\nHost: orders.internal.example\r\n"
                                + "Content-Length: 2\r\n\r\n{}")
                        .receive();
            }

            assertThat(response.status()).isEqualTo(403);
            assertThat(response.body()).contains("\"caller\":\"ops/ops\"");
            String decision = response.body().replaceAll("(?s).*\"decision\":\"([0-9a-z]{12})\".*", "$1");
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .contains("decision=" + decision, "caller=ops/ops", "reason=NO_RULE", "method=POST", "\"/orders\"");
        }
        assertThat(pod.application().received()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "421, 'GET /orders/1 HTTP/1.1\\r\\nHost: other.example\\r\\n\\r\\n'",
        "400, 'GET /orders%2f1 HTTP/1.1\\r\\nHost: orders.internal.example\\r\\n\\r\\n'",
        "400, 'GET  /orders HTTP/1.1\\r\\n'",
        "400, 'PUT /orders/1 HTTP/1.1\\r\\nHost: orders.internal.example\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\nzz\\r\\n'"
    })
    void refusalIsLoggedAndCountedAsItsCallers(int status, String request) throws IOException {
        try (var log = CapturedLog.of("dev.postern.denials");
                var caller = pod.inCluster(pod.ops())) {
            assertThat(caller.send(request.translateEscapes()).receive().status())
                    .isEqualTo(status);

            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .contains("refused status=" + status, "caller=ops/ops", "arrival=in-cluster");
        }
        assertThat(pod.pod().metrics())
                .contains("postern_requests_total{caller=\"ops/ops\",decision=\"refused\",reason=\"" + status
                        + "\"} 1.0");
    }

    @Test
    void certificateWithoutSpiffeIdIsUnauthorisedAndToldSo() throws IOException {
        TestIdentity nameless = pod.root().leaf().dns("somebody.example").issue();

        try (var log = CapturedLog.of("dev.postern.denials");
                var caller = pod.inCluster(nameless)) {
            RawResponse response = caller.get("/orders/42");

            assertThat(response.status()).isEqualTo(401);
            assertThat(response.head().header("WWW-Authenticate")).isNotEmpty();
            assertThat(log.lines()).singleElement().asString().contains("refused status=401", "caller=- identity=-");
        }
        assertThat(pod.application().received()).isEmpty();
    }

    @Test
    void strangerOfTheSameAuthorityIsDenied() throws IOException {
        var stranger = pod.root()
                .leaf()
                .spiffeId(SpiffeId.consumer(Orders.TRUST_DOMAIN, "evil", "evil"))
                .issue();

        try (var caller = pod.inCluster(stranger)) {
            assertThat(caller.get("/orders/42").status()).isEqualTo(403);
        }
        assertThat(pod.application().received()).isEmpty();
    }

    @Test
    void callerWithoutCertificateGetsNoByte() {
        assertNoByte(Optional.empty());

        await().untilAsserted(() -> assertThat(pod.pod().metrics())
                .contains("postern_handshake_failures_total{port=\"in-cluster\",reason=\"no_certificate\"} 1.0"));
    }

    @Test
    void certificateOfAnotherAuthorityGetsNoByte() {
        var foreign = TestAuthority.root(Orders.TRUST_DOMAIN).create();

        assertNoByte(Optional.of(Orders.issue(foreign, Orders.OPS)));

        await().untilAsserted(() -> assertThat(pod.pod().metrics())
                .contains("postern_handshake_failures_total{port=\"in-cluster\",reason=\"no_path_to_root\"} 1.0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void everySessionIsVerifiedAndNoneResumed(String protocol) throws IOException {
        int port = pod.pod().port("inbound-in-cluster");

        List<Instant> begun = SessionTimes.ofTwoConnections(port, pod.ops(), protocol);

        assertThat(begun.getLast()).isAfter(begun.getFirst());
    }

    @Test
    void anotherAuthorityNameIsMisdirected() throws IOException {
        try (var caller = pod.inCluster(pod.ops())) {
            RawResponse response = caller.send("GET /orders/42 HTTP/1.1\r\nHost: other.example\r\n\r\n")
                    .receive();

            assertThat(response.status()).isEqualTo(421);
        }
    }

    @Test
    void answersThatTheApplicationIsNotThere() throws IOException {
        pod.application().close();

        try (var caller = pod.inCluster(pod.ops())) {
            assertThat(caller.get("/orders/42").status()).isEqualTo(503);
        }
    }

    @Test
    void certificateOfAnotherAuthorityIsToldSo() {
        var foreign = TestAuthority.root(Orders.TRUST_DOMAIN).create();

        assertThatThrownBy(() -> {
                    try (var caller = pod.inCluster(Orders.issue(foreign, Orders.OPS))) {
                        // Only read: a write may meet the end of the connection before the alert is looked at.
                        assertThat(caller.stream().read()).isNegative();
                    }
                })
                .hasStackTraceContaining("unknown_ca");
    }

    private void assertNoByte(Optional<TestIdentity> identity) {
        assertThatThrownBy(() -> {
                    try (var caller = RawClient.tls(pod.pod().port("inbound-in-cluster"), identity)) {
                        caller.get("/orders/42");
                    }
                })
                .isInstanceOf(IOException.class);
        assertThat(pod.application().received()).isEmpty();
    }
}
