package dev.postern.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.postern.runtime.testing.OrdersPod;
import dev.postern.runtime.testing.RawClient;
import dev.postern.runtime.testing.RawHead;
import dev.postern.runtime.testing.RawResponse;
import dev.postern.runtime.testing.TestApplication;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamingIT {

    private static final String HOST = "Host: orders.internal.example\r\n";
    private static final int LARGE = 8 * 1024 * 1024;

    /** Sockets' buffers on both sides, and what the sidecar holds by design, with room to spare. */
    private static final long BOUND = 24L * 1024 * 1024;

    @TempDir
    Path directory;

    private OrdersPod pod;

    @BeforeEach
    void start() {
        pod = OrdersPod.start(directory, it -> it.set("timeouts.stream", "PT30S"));
    }

    @AfterEach
    void stop() {
        pod.close();
    }

    @Test
    void bodyOfKnownLengthArrivesByteForByte() throws IOException {
        byte[] body = randomBytes(LARGE);

        try (var caller = pod.inCluster(pod.ops())) {
            caller.send(put("Content-Length: " + body.length + "\r\n")).send(body);

            assertThat(caller.receive().status()).isEqualTo(200);
        }
        assertThat(pod.application().received().getFirst().body()).isEqualTo(body);
    }

    @Test
    void chunkedBodyArrivesByteForByteWithoutExtensionsAndTrailers() throws IOException {
        try (var caller = pod.inCluster(pod.ops())) {
            caller.send(put("Transfer-Encoding: chunked\r\nTrailer: Postern-Caller\r\n")
                    + "5;a=b\r\nhello\r\n6\r\n world\r\n0\r\nPostern-Caller: evil/evil\r\n\r\n");

            assertThat(caller.receive().status()).isEqualTo(200);
        }
        var seen = pod.application().received().getFirst();
        assertThat(seen.body()).asString(StandardCharsets.UTF_8).isEqualTo("hello world");
        assertThat(seen.head().all("trailer")).isEmpty();
        assertThat(seen.head().header("postern-caller")).isEqualTo("ops/ops");
    }

    @Test
    void chunkedResponseAndOneEndedByItsConnectionBothArriveWhole() throws IOException {
        try (var caller = pod.inCluster(pod.ops())) {
            pod.application()
                    .behave((request, out) -> TestApplication.write(
                            out,
                            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nX-T: 1\r\n\r\n"));
            assertThat(caller.get("/orders/1").body()).isEqualTo("abc");

            pod.application().behave((request, out) -> {
                TestApplication.write(out, "HTTP/1.1 200 OK\r\n\r\nuntil the end");
                out.close();
            });
            assertThat(caller.get("/orders/1").body()).isEqualTo("until the end");
        }
    }

    @Test
    void responsesWithoutBodyKeepTheConnectionInStep() throws IOException {
        pod.application()
                .behave((request, out) -> TestApplication.write(
                        out,
                        switch (request.head().target()) {
                            case "/orders/204" -> "HTTP/1.1 204 No Content\r\n\r\n";
                            case "/orders/304" -> "HTTP/1.1 304 Not Modified\r\nContent-Length: 7\r\n\r\n";
                            case "/orders/head" -> "HTTP/1.1 200 OK\r\nContent-Length: 1234\r\n\r\n";
                            default -> "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nlast";
                        }));
        try (var caller = pod.inCluster(pod.ops())) {
            assertThat(send(caller, "GET", "/orders/204").status()).isEqualTo(204);
            assertThat(send(caller, "GET", "/orders/304").status()).isEqualTo(304);
            RawResponse head = send(caller, "HEAD", "/orders/head");
            assertThat(head.head().header("content-length")).isEqualTo("1234");
            assertThat(caller.get("/orders/last").body()).isEqualTo("last");
        }
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrder() throws IOException {
        pod.application().behave((request, out) -> {
            String target = request.head().target();
            TestApplication.write(out, "HTTP/1.1 200 OK\r\nContent-Length: " + target.length() + "\r\n\r\n" + target);
        });
        try (var caller = pod.inCluster(pod.ops())) {
            var burst = new StringBuilder();
            for (int i = 0; i < 200; i++) {
                burst.append("GET /orders/")
                        .append(i)
                        .append(" HTTP/1.1\r\n")
                        .append(HOST)
                        .append("\r\n");
            }
            caller.send(burst.toString());

            for (int i = 0; i < 200; i++) {
                assertThat(caller.receive().body()).isEqualTo("/orders/" + i);
            }
        }
    }

    @Test
    void continueIsAskedOfTheApplication() throws IOException {
        pod.application().behave((request, out) -> {
            TestApplication.write(out, "HTTP/1.1 100 Continue\r\n\r\n");
            request.body();
            TestApplication.answerOk(request, out);
        });
        try (var caller = pod.inCluster(pod.ops())) {
            caller.send(put("Content-Length: 5\r\nExpect: 100-continue\r\n"));
            assertThat(caller.receive().status()).isEqualTo(100);

            caller.send("hello");

            assertThat(caller.receive().status()).isEqualTo(200);
        }
    }

    @Test
    void applicationThatClosesWithoutAnAnswerIsABadGateway() throws IOException {
        pod.application().behave((request, out) -> out.close());

        try (var caller = pod.inCluster(pod.ops())) {
            RawResponse response = caller.get("/orders/1");

            assertThat(response.status()).isEqualTo(502);
            assertThat(response.body()).containsPattern("\"decision\":\"[0-9a-z]{12}\"");
        }
    }

    @Test
    void responseCutShortIsSeenToBe() throws IOException {
        pod.application().behave((request, out) -> {
            TestApplication.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this");
            out.close();
        });
        try (var caller = pod.inCluster(pod.ops())) {
            assertThatThrownBy(() -> caller.get("/orders/1")).isInstanceOf(IOException.class);
        }
    }

    @Test
    void earlyAnswerToALargeUploadArrives() throws IOException {
        pod.application().behave((request, out) -> {
            request.stream();
            TestApplication.write(out, "HTTP/1.1 413 Too Large\r\nConnection: close\r\nContent-Length: 5\r\n\r\nlarge");
        });
        try (var caller = pod.inCluster(pod.ops())) {
            caller.send(put("Content-Length: 100000000\r\n")).send(new byte[20_000]);

            assertThat(caller.receive().status()).isEqualTo(413);
        }
    }

    @Test
    void headersThatClaimOrOverrideAreTakenOut() throws IOException {
        try (var caller = pod.inCluster(pod.ops())) {
            caller.send("GET /orders/1 HTTP/1.1\r\n" + HOST
                            + "Postern-Caller: evil/evil\r\npostern_caller: evil/evil\r\nX-Forwarded-For: 1.2.3.4\r\n"
                            + "X_Forwarded_Host: evil\r\nForwarded: for=1.2.3.4\r\nX-HTTP-Method-Override: DELETE\r\n"
                            + "X-Original-URL: /admin\r\nConnection: keep-alive, X-Secret\r\nX-Secret: 1\r\n"
                            + "Keep-Alive: timeout=5\r\nTE: trailers\r\nX-Kept: a\r\nX-Kept: \u00e9\r\n"
                            + "Authorization: Bearer t\r\nCookie: a=b\r\n\r\n")
                    .receive();
        }
        RawHead seen = pod.application().received().getFirst().head();
        assertThat(seen.text())
                .doesNotContain("evil", "1.2.3.4", "DELETE", "/admin", "X-Secret", "Keep-Alive", "TE:", "Connection");
        assertThat(seen.all("X-Kept")).containsExactly("a", "\u00e9");
        assertThat(seen.header("Authorization")).isEqualTo("Bearer t");
        assertThat(seen.header("Cookie")).isEqualTo("a=b");
    }

    @Test
    void callerThatDoesNotReadHoldsTheApplicationBack() throws IOException {
        var written = new AtomicLong();
        pod.application().behave((request, out) -> endlessResponse(out, written));

        try (var caller = pod.inCluster(pod.ops())) {
            caller.send("GET /orders/1 HTTP/1.1\r\n" + HOST + "\r\n").receiveToHead();

            assertThat(settled(written)).isLessThan(BOUND);
        }
    }

    @Test
    void applicationThatDoesNotReadHoldsTheCallerBack() throws IOException {
        var written = new AtomicLong();
        pod.application().behave((request, out) -> {
            request.stream();
            await().pollDelay(Duration.ofSeconds(4)).until(() -> true);
        });
        try (var caller = pod.inCluster(pod.ops())) {
            caller.send(put("Content-Length: 1000000000\r\n"));
            Thread sender = Thread.ofVirtual().start(() -> sendForEver(caller, written));

            assertThat(settled(written)).isLessThan(BOUND);
            sender.interrupt();
        }
    }

    private static void endlessResponse(OutputStream out, AtomicLong written) throws IOException {
        TestApplication.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n");
        byte[] block = new byte[64 * 1024];
        while (written.get() < 1_000_000_000L) {
            out.write(block);
            written.addAndGet(block.length);
        }
    }

    private static void sendForEver(RawClient caller, AtomicLong written) {
        byte[] block = new byte[64 * 1024];
        try {
            while (written.get() < 1_000_000_000L) {
                caller.send(block);
                written.addAndGet(block.length);
            }
        } catch (IOException e) {
            // The test has seen enough and closed.
        }
    }

    /** The count once it has stood still for half a second. */
    private static long settled(AtomicLong written) {
        var last = new AtomicLong(-1);
        await().pollInterval(Duration.ofMillis(500))
                .atMost(Duration.ofSeconds(30))
                .until(() -> written.get() > 0 && last.getAndSet(written.get()) == written.get());
        return written.get();
    }

    private static RawResponse send(RawClient caller, String method, String target) throws IOException {
        return caller.send(method + " " + target + " HTTP/1.1\r\n" + HOST + "\r\n")
                .receiveToHead();
    }

    private static String put(String headers) {
        return "PUT /orders/1 HTTP/1.1\r\n" + HOST + headers + "\r\n";
    }

    private static byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
