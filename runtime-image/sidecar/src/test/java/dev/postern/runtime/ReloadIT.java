package dev.postern.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.postern.contract.FileLayout;
import dev.postern.identity.testing.TestAuthority;
import dev.postern.identity.testing.TestIdentity;
import dev.postern.runtime.testing.CapturedLog;
import dev.postern.runtime.testing.Orders;
import dev.postern.runtime.testing.OrdersPod;
import dev.postern.runtime.testing.RawClient;
import dev.postern.runtime.testing.Signing;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadIT {

    private static final Path API = FileLayout.apiDirectory();
    private static final int SOON_MILLIS = 1000;

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
    void renewalsUnderTrafficDropNoConnection() throws IOException {
        try (var caller = pod.inCluster(pod.ops())) {
            for (int renewal = 0; renewal < 5; renewal++) {
                pod.pod()
                        .identity(
                                API,
                                pod.root()
                                        .leaf()
                                        .spiffeId(Orders.ID)
                                        .dns(Orders.HOST)
                                        .issue());
                pod.publish();
                Instant end = Instant.now().plusMillis(200);
                while (Instant.now().isBefore(end)) {
                    assertThat(caller.get("/orders/42").status()).isEqualTo(200);
                }
            }
        }
    }

    @Test
    void revokedSerialCutsItsSessionsAndNoOthers() throws IOException {
        TestIdentity renewed = Orders.issue(pod.root(), Orders.OPS);
        pod.orders().accept(Orders.OPS, Orders.inCluster(), pod.ops(), renewed);
        pod.publish();
        awaitAllowed(renewed);
        try (var old = pod.inCluster(pod.ops());
                var current = pod.inCluster(renewed)) {
            assertThat(old.get("/orders/1").status()).isEqualTo(200);
            assertThat(current.get("/orders/1").status()).isEqualTo(200);

            pod.orders().accept(Orders.OPS, Orders.inCluster(), renewed);
            pod.publish();

            assertThat(old.isClosedWithin(SOON_MILLIS)).isTrue();
            assertThat(current.get("/orders/1").status()).isEqualTo(200);
        }
    }

    @Test
    void revocationCutsARequestInFlight() throws IOException {
        pod.application()
                .behave((request, out) -> out.write(
                        "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf".getBytes(StandardCharsets.US_ASCII)));
        try (var caller = pod.inCluster(pod.ops())) {
            caller.send("GET /orders/1 HTTP/1.1\r\nHost: orders.internal.example\r\n\r\n")
                    .receiveToHead();
            assertThat(caller.stream().readNBytes(4)).isEqualTo("half".getBytes(StandardCharsets.US_ASCII));

            pod.orders().drop(Orders.OPS);
            pod.publish();

            assertThat(caller.isClosedWithin(SOON_MILLIS)).isTrue();
        }
    }

    @Test
    void expiredCallerIsCutWithinASecond() throws IOException {
        Instant end = Instant.now().plusSeconds(2);
        pod.orders().accept(Orders.OPS, Orders.inCluster(), Optional.of(end), pod.ops());
        pod.publish();
        try (var caller = pod.inCluster(pod.ops())) {
            assertThat(caller.get("/orders/1").status()).isEqualTo(200);

            boolean closed = caller.isClosedWithin(5000);

            assertThat(closed).isTrue();
            assertThat(Instant.now()).isBetween(end, end.plusSeconds(1));
        }
    }

    @Test
    void inClusterPortClosesWithTheLastInClusterCaller() throws IOException {
        RawClient.plain(pod.pod().port("inbound-in-cluster")).close();

        pod.orders().drop(Orders.OPS);
        pod.publish();

        await().untilAsserted(
                        () -> assertThatThrownBy(() -> RawClient.plain(pod.pod().port("inbound-in-cluster")))
                                .isInstanceOf(IOException.class));
    }

    @Test
    void inClusterPortThatIsTakenIsSaidOnceAndOpensWhenItIsFree() throws IOException {
        pod.orders().drop(Orders.OPS);
        pod.publish();
        RawClient.awaitRefusal(pod.pod().port("inbound-in-cluster"));
        try (var log = CapturedLog.of("dev.postern.runtime.inbound.Inbound")) {
            try (var taken = new ServerSocket()) {
                taken.setReuseAddress(true);
                taken.bind(new InetSocketAddress(pod.pod().port("inbound-in-cluster")));
                pod.orders().accept(Orders.OPS, Orders.inCluster(), pod.ops());
                pod.publish();
                awaitTicks();
                awaitTicks();

                assertThat(log.lines()).singleElement().asString().contains("in-cluster port not open");
            }
        }
        awaitAllowed(pod.ops());
    }

    @Test
    void sessionOfAnAuthorityNoLongerTrustedIsCut() throws IOException {
        try (var caller = pod.inCluster(pod.ops())) {
            assertThat(caller.get("/orders/1").status()).isEqualTo(200);

            pod.orders().trust(TestAuthority.root(Orders.TRUST_DOMAIN).create());
            pod.publish();

            assertThat(caller.isClosedWithin(SOON_MILLIS)).isTrue();
        }
    }

    @Test
    void vanishedMaterialTakesNothingAway() throws IOException {
        try (var caller = pod.inCluster(pod.ops())) {
            pod.pod()
                    .volume()
                    .remove(API.resolve(FileLayout.DOCUMENT))
                    .remove(API.resolve(FileLayout.CERTIFICATE))
                    .publish();
            awaitTicks();

            assertThat(caller.get("/orders/1").status()).isEqualTo(200);
        }
        try (var another = pod.inCluster(pod.ops())) {
            assertThat(another.get("/orders/1").status()).isEqualTo(200);
        }
    }

    @Test
    void documentOfAnotherKeyIsNotObeyed() throws IOException {
        var forged = new Orders(pod.root()).generation(50).next();

        pod.pod().document(API, Signing.fresh("k1").sign(forged)).publish();
        awaitTicks();

        assertStillAllowed();
    }

    @Test
    void olderDocumentIsNotObeyedEvenByARestartedSidecar() throws IOException {
        String revoked = pod.signing().sign(new Orders(pod.root()).next());
        pod.orders().generation(7);
        pod.publish();
        awaitTicks();

        pod.pod().document(API, revoked).publish();
        awaitTicks();
        assertStillAllowed();
        pod.pod().stop();
        pod.pod().start();

        assertThat(pod.pod().sidecar().whyNotReady()).contains("no document in force");
    }

    @Test
    void anotherDocumentOfTheSameGenerationIsNotObeyedEvenByARestartedSidecar() throws IOException {
        pod.pod()
                .document(API, pod.signing().sign(new Orders(pod.root()).next()))
                .publish();
        awaitTicks();

        assertStillAllowed();
        pod.pod().stop();
        pod.pod().start();

        assertThat(pod.pod().sidecar().whyNotReady()).contains("no document in force", "Replay");
    }

    @Test
    void keyIntroducedByADocumentSignsItsSuccessors() throws IOException {
        var next = Signing.fresh("k2");
        pod.orders().introduce(next.next());
        pod.publish();
        awaitTicks();

        pod.pod().document(API, next.sign(pod.orders().drop(Orders.OPS).next())).publish();

        await().untilAsserted(() -> assertThatThrownBy(this::assertStillAllowed).isInstanceOf(IOException.class));
    }

    @Test
    void documentPastItsEndIsNoLongerInForce() throws IOException {
        Instant end = Instant.now().plusSeconds(2);
        pod.orders().validUntil(end.truncatedTo(ChronoUnit.SECONDS));
        pod.publish();
        try (var caller = pod.inCluster(pod.ops())) {
            assertThat(caller.get("/orders/1").status()).isEqualTo(200);

            assertThat(caller.isClosedWithin(4000)).isTrue();
        }
        assertThat(pod.pod().sidecar().whyNotReady()).contains("no document in force");
    }

    @Test
    void identityWhoseKeyDoesNotFitIsNotUsed() throws IOException {
        TestIdentity one = pod.root().leaf().spiffeId(Orders.ID).issue();
        TestIdentity other = pod.root().leaf().spiffeId(Orders.ID).issue();

        pod.pod().identity(API, new TestIdentity(one.chain(), other.keyPair())).publish();
        awaitTicks();

        assertStillAllowed();
    }

    private void assertStillAllowed() throws IOException {
        try (var caller = pod.inCluster(pod.ops())) {
            assertThat(caller.get("/orders/1").status()).isEqualTo(200);
        }
    }

    private void awaitAllowed(TestIdentity identity) {
        await().untilAsserted(() -> {
            try (var caller = pod.inCluster(identity)) {
                assertThat(caller.get("/orders/1").status()).isEqualTo(200);
            }
        });
    }

    /** Long enough for the files to have been looked at. */
    private static void awaitTicks() {
        await().pollDelay(Duration.ofMillis(300)).until(() -> true);
    }
}
