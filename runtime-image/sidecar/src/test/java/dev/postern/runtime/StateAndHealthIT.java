package dev.postern.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.postern.contract.Binding;
import dev.postern.contract.FileLayout;
import dev.postern.contract.HealthPaths;
import dev.postern.contract.StateReport;
import dev.postern.identity.SerialNumbers;
import dev.postern.identity.testing.TestIdentity;
import dev.postern.runtime.testing.Orders;
import dev.postern.runtime.testing.OrdersPod;
import dev.postern.runtime.testing.ProxyHeaders;
import dev.postern.runtime.testing.RawClient;
import dev.postern.runtime.testing.Signing;
import dev.postern.runtime.testing.TestApplication;
import dev.postern.runtime.testing.TestPod;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StateAndHealthIT {

    private static final Path API = FileLayout.apiDirectory();
    private static final Binding.AppProbe PROBE = new Binding.AppProbe("/probe/live", "/health?deep=1", "app.local", 1);

    @TempDir
    Path directory;

    private OrdersPod pod;

    @BeforeEach
    void start() {
        pod = OrdersPod.start(directory, PROBE);
    }

    @AfterEach
    void stop() {
        pod.close();
    }

    @Test
    void operatorReadsWhatIsInForceAndWhoIsConnected() throws IOException {
        try (var caller = pod.inCluster(pod.ops())) {
            assertThat(caller.get("/orders/1").status()).isEqualTo(200);

            StateReport report = report();

            var api = report.api().orElseThrow();
            assertThat(api.document().inForce().orElseThrow().generation()).isEqualTo(1);
            assertThat(api.document().problem()).isEmpty();
            assertThat(api.identity().inUse()).isPresent();
            assertThat(api.sessions())
                    .containsExactly(new StateReport.CallerSessions(
                            Orders.idOf(Orders.OPS).uri(),
                            SerialNumbers.hex(pod.ops().certificate()),
                            1));
        }
    }

    @Test
    void reportSaysWhyANewerDocumentIsNotObeyed() {
        pod.pod()
                .document(API, Signing.fresh("other").sign(pod.orders().next()))
                .publish();

        await().untilAsserted(() -> {
            var document = report().api().orElseThrow().document();
            assertThat(document.inForce().orElseThrow().generation()).isEqualTo(1);
            assertThat(document.problem()).isNotEmpty();
        });
    }

    /** One certificate too many in {@code tls.crt}: its leaf is good, and yet TLS refuses the chain. */
    @Test
    void identityThatTlsRefusesFreezesNothing() throws IOException {
        String serial =
                report().api().orElseThrow().identity().inUse().orElseThrow().serial();
        try (var caller = pod.inCluster(pod.ops())) {
            assertThat(caller.get("/orders/1").status()).isEqualTo(200);

            pod.orders().drop(Orders.OPS);
            pod.pod().identity(API, withStrayCertificate());
            pod.publish();

            assertThat(caller.isClosedWithin(1000)).isTrue();
        }
        var api = report().api().orElseThrow();
        assertThat(api.document().inForce().orElseThrow().generation()).isEqualTo(2);
        assertThat(api.identity().inUse().orElseThrow().serial()).isEqualTo(serial);
        assertThat(api.identity().problem()).contains("TLS cannot use this identity");
    }

    @Test
    void startsWithAnIdentityThatTlsRefusesAndSaysSo() throws IOException {
        try (var broken = new TestPod(directory.resolve("broken"), pod.root(), pod.signing())
                .serving(pod.application().port())
                .identity(API, withStrayCertificate())
                .document(API, new Orders(pod.root()).next())) {
            broken.start();

            assertThat(health(broken, HealthPaths.STARTED)).isEqualTo(200);
            assertThat(broken.sidecar().whyNotReady()).contains("TLS cannot use this identity");
        }
    }

    private TestIdentity withStrayCertificate() {
        TestIdentity good =
                pod.root().leaf().spiffeId(Orders.ID).dns(Orders.HOST).issue();
        var chain = List.of(good.certificate(), pod.billing().certificate());
        return new TestIdentity(chain, good.keyPair());
    }

    @Test
    void sessionsOfARevokedCallerAreGoneFromTheReport() throws IOException {
        try (var caller = pod.inCluster(pod.ops())) {
            assertThat(caller.get("/orders/1").status()).isEqualTo(200);
            pod.orders().drop(Orders.OPS);
            pod.publish();

            await().untilAsserted(() -> {
                var api = report().api().orElseThrow();
                assertThat(api.document().inForce().orElseThrow().generation()).isEqualTo(2);
                assertThat(api.sessions()).isEmpty();
            });
        }
    }

    @Test
    void nobodyElseReadsTheReport() {
        assertThatThrownBy(() -> state(pod.ops())).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> state(pod.root().leaf().spiffeId(Orders.ID).issue()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void startedAndReady() throws IOException {
        assertThat(health(new byte[0], HealthPaths.STARTED)).isEqualTo(200);
        assertThat(health(new byte[0], HealthPaths.READY)).isEqualTo(200);
    }

    @Test
    void notReadyWithoutMaterialAndReadyOnceItIsThere() throws IOException {
        var application = TestApplication.start();
        try (var bare = new TestPod(directory.resolve("bare"), pod.root(), pod.signing()).serving(application.port())) {
            bare.start();
            assertThat(health(bare, HealthPaths.READY)).isEqualTo(503);
            assertThat(health(bare, HealthPaths.STARTED)).isEqualTo(200);

            bare.identity(API, pod.root().leaf().spiffeId(Orders.ID).issue())
                    .document(API, new Orders(pod.root()).next())
                    .publish();

            await().untilAsserted(
                            () -> assertThat(health(bare, HealthPaths.READY)).isEqualTo(200));
        } finally {
            application.close();
        }
    }

    @Test
    void consumerOnlyPodIsReadyOnceStarted() throws IOException {
        try (var consumer = new TestPod(directory.resolve("consumer"), pod.root(), pod.signing())) {
            consumer.consuming("ops", "ops");
            consumer.start();

            assertThat(health(consumer, HealthPaths.READY)).isEqualTo(200);
        }
    }

    static Stream<byte[]> preambles() {
        return Stream.of(
                new byte[0],
                ProxyHeaders.versionOne(),
                ProxyHeaders.withoutEndpoint(),
                ProxyHeaders.local("vpce-0"),
                ProxyHeaders.through("vpce-0"));
    }

    @ParameterizedTest
    @MethodSource("preambles")
    void healthIsAnsweredWithAndWithoutProxyHeader(byte[] preamble) throws IOException {
        assertThat(health(preamble, HealthPaths.READY)).isEqualTo(200);
    }

    @Test
    void applicationsProbeIsPassedOnForItsExactPathOnly() throws IOException {
        assertThat(health(new byte[0], "/probe/live")).isEqualTo(200);
        var seen = pod.application().received().getFirst().head();
        assertThat(seen.firstLine()).isEqualTo("GET /health?deep=1 HTTP/1.1");
        assertThat(seen.header("host")).isEqualTo("app.local");

        for (String other : new String[] {"/probe/live/", "/probe/live?x=1", "/probe//live", "/health", "/orders/1"}) {
            assertThat(health(new byte[0], other)).isEqualTo(404);
        }
        assertThat(pod.application().received()).hasSize(1);
    }

    @Test
    void applicationsProbeIsNotWaitedForLongerThanItDeclared() throws IOException {
        pod.application()
                .behave((request, out) ->
                        await().pollDelay(Duration.ofSeconds(5)).until(() -> true));
        Instant asked = Instant.now();

        assertThat(health(new byte[0], "/probe/live")).isEqualTo(504);

        assertThat(Instant.now()).isBetween(asked.plusMillis(900), asked.plusSeconds(3));
    }

    private int health(byte[] preamble, String target) throws IOException {
        try (var client = pod.health()) {
            return client.send(preamble).send(request(target)).receive().status();
        }
    }

    private static int health(TestPod of, String target) throws IOException {
        try (var client = RawClient.plain(of.port("health"))) {
            return client.send(request(target)).receive().status();
        }
    }

    private static String request(String target) {
        return "GET " + target + " HTTP/1.1\r\nHost: 10.0.0.5:15021\r\n\r\n";
    }

    private StateReport report() throws IOException {
        return StateReport.fromJson(
                state(pod.root().leaf().spiffeId(TestPod.OPERATOR).issue()));
    }

    private String state(TestIdentity reader) throws IOException {
        try (var client = RawClient.tls(pod.pod().port("state"), reader)) {
            return client.get(StateReport.TARGET).body();
        }
    }
}
