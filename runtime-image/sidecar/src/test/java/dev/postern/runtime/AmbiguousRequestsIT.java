package dev.postern.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.runtime.testing.OrdersPod;
import dev.postern.runtime.testing.RawResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes of which two parsers might make two different things. */
class AmbiguousRequestsIT {

    private static final String HOST = "Host: orders.internal.example\r\n";
    private static final String SMUGGLED = "GET /orders/smuggled HTTP/1.1\r\n" + HOST + "\r\n";

    @TempDir
    static Path directory;

    private static OrdersPod pod;

    @BeforeAll
    static void start() {
        pod = OrdersPod.start(directory);
    }

    @AfterAll
    static void stop() {
        pod.close();
    }

    static Stream<Arguments> framing() {
        return Stream.of(
                refusal(
                        "length and chunks",
                        put("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n") + "0\r\n\r\n",
                        400),
                refusal(
                        "chunks and length",
                        put("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n") + "0\r\n\r\n",
                        400),
                refusal("two lengths", put("Content-Length: 5\r\nContent-Length: 6\r\n") + "12345", 400),
                refusal("the same length twice", put("Content-Length: 5\r\nContent-Length: 5\r\n") + "12345", 400),
                refusal("list of lengths", put("Content-Length: 5, 5\r\n") + "12345", 400),
                refusal("signed length", put("Content-Length: +5\r\n") + "12345", 400),
                refusal("negative length", put("Content-Length: -1\r\n"), 400),
                refusal("hexadecimal length", put("Content-Length: 0x5\r\n") + "12345", 400),
                refusal("empty length", put("Content-Length: \r\n"), 400),
                refusal("two encodings", put("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"), 400),
                refusal("identity", put("Transfer-Encoding: identity\r\n"), 400),
                refusal("gzip, chunked", put("Transfer-Encoding: gzip, chunked\r\n"), 400),
                refusal("xchunked", put("Transfer-Encoding: xchunked\r\n"), 400),
                refusal("quoted chunked", put("Transfer-Encoding: \"chunked\"\r\n"), 400),
                refusal("chunked with vertical tab", put("Transfer-Encoding: \u000bchunked\r\n"), 400));
    }

    static Stream<Arguments> heads() {
        return Stream.of(
                refusal("folded line", get("X-Folded: a\r\n b\r\n"), 400),
                refusal("fold first", "GET /orders/1 HTTP/1.1\r\n X: a\r\n" + HOST + "\r\n", 400),
                refusal("space before colon", get("Transfer-Encoding : chunked\r\n"), 400),
                refusal("tab before colon", get("Transfer-Encoding\t: chunked\r\n"), 400),
                refusal("no colon", get("Transfer-Encoding\r\n"), 400),
                refusal("empty name", get(": value\r\n"), 400),
                refusal("NUL in value", get("X-Nul: a\u0000b\r\n"), 400),
                refusal("NUL in name", get("X\u0000Nul: a\r\n"), 400),
                refusal("bare LF", "GET /orders/1 HTTP/1.1\n" + HOST + "\r\n", 400),
                refusal("bare LF in head", get("X-A: b\nTransfer-Encoding: chunked\r\n"), 400),
                refusal("bare CR in value", get("X-A: b\rTransfer-Encoding: chunked\r\n"), 400),
                refusal("two spaces", "GET  /orders/1 HTTP/1.1\r\n" + HOST + "\r\n", 400),
                refusal("tab in request line", "GET\t/orders/1 HTTP/1.1\r\n" + HOST + "\r\n", 400),
                refusal("space in target", "GET /orders/1 x HTTP/1.1\r\n" + HOST + "\r\n", 400),
                refusal("trailing space", "GET /orders/1 HTTP/1.1 \r\n" + HOST + "\r\n", 400),
                refusal("leading space", " GET /orders/1 HTTP/1.1\r\n" + HOST + "\r\n", 400),
                refusal("no version", "GET /orders/1\r\n" + HOST + "\r\n", 400),
                refusal("raw UTF-8", "GET /orders/\u00c3\u00a9 HTTP/1.1\r\n" + HOST + "\r\n", 400),
                refusal("NUL before", "\u0000GET /orders/1 HTTP/1.1\r\n" + HOST + "\r\n", 400));
    }

    static Stream<Arguments> meaning() {
        return Stream.of(
                refusal("no host", "GET /orders/1 HTTP/1.1\r\n\r\n", 400),
                refusal("two hosts", get(HOST), 400),
                refusal("empty host", "GET /orders/1 HTTP/1.1\r\nHost:\r\n\r\n", 400),
                refusal("host with path", "GET /orders/1 HTTP/1.1\r\nHost: orders.internal.example/x\r\n\r\n", 400),
                refusal("host with user", "GET /orders/1 HTTP/1.1\r\nHost: a@orders.internal.example\r\n\r\n", 400),
                refusal("host list", "GET /orders/1 HTTP/1.1\r\nHost: orders.internal.example, x\r\n\r\n", 400),
                refusal(
                        "absolute form",
                        "GET http://orders.internal.example/orders/1 HTTP/1.1\r\n" + HOST + "\r\n",
                        400),
                refusal("encoded slash", "GET /orders%2f1 HTTP/1.1\r\n" + HOST + "\r\n", 400),
                refusal("dot segments", "GET /files/../orders HTTP/1.1\r\n" + HOST + "\r\n", 400),
                refusal("encoded dots", "GET /files/%2e%2e/orders HTTP/1.1\r\n" + HOST + "\r\n", 400),
                refusal("fragment", "GET /orders/1#x HTTP/1.1\r\n" + HOST + "\r\n", 400),
                refusal("HTTP/1.0", "GET /orders/1 HTTP/1.0\r\n" + HOST + "\r\n", 505),
                refusal("HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505),
                refusal("CONNECT", "CONNECT orders.internal.example:443 HTTP/1.1\r\n" + HOST + "\r\n", 501),
                refusal("upgrade", get("Connection: upgrade\r\nUpgrade: websocket\r\n"), 501),
                refusal("Connection takes Host away", get("Connection: Host\r\n"), 400),
                refusal(
                        "Connection takes length away",
                        put("Connection: content-length\r\nContent-Length: 5\r\n") + "12345",
                        400),
                refusal("expectation", get("Expect: 200-maybe\r\n"), 417),
                refusal("long line", "GET /orders/" + "a".repeat(9000) + " HTTP/1.1\r\n" + HOST + "\r\n", 414),
                refusal("many headers", get("a:\r\n".repeat(101)), 431),
                refusal("large head", get("X-Large: " + "a".repeat(17_000) + "\r\n"), 431));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"framing", "heads"})
    void isRefusedAndWhatFollowsIsNotRead(String name, String bytes, int status) throws IOException {
        int before = pod.application().received().size();
        try (var caller = pod.inCluster(pod.ops())) {
            RawResponse response = caller.send(bytes + SMUGGLED).receive();

            assertThat(response.status()).isEqualTo(status);
            assertThat(response.body()).contains("\"error\":");
            assertThat(response.head().header("connection")).isEqualTo("close");
            assertThat(caller.isAnsweredWithin(50)).isFalse();
        }
        assertThat(pod.application().received()).hasSize(before);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("meaning")
    void isRefused(String name, String bytes, int status) throws IOException {
        int before = pod.application().received().size();
        try (var caller = pod.inCluster(pod.ops())) {
            assertThat(caller.send(bytes).receive().status()).isEqualTo(status);
        }
        assertThat(pod.application().received()).hasSize(before);
    }

    static Stream<Arguments> malformedBodies() {
        return Stream.of(
                Arguments.of("size is no number", "zz\r\nhello\r\n0\r\n\r\n"),
                Arguments.of("negative size", "-1\r\nhello\r\n0\r\n\r\n"),
                Arguments.of("size too large", "ffffffffffffffff\r\nhello\r\n0\r\n\r\n"),
                Arguments.of("bare LF after size", "5\nhello\r\n0\r\n\r\n"),
                Arguments.of("more than its size", "2\r\nhello\r\n0\r\n\r\n"),
                Arguments.of("endless extension", "5;" + "x".repeat(20_000) + "\r\nhello\r\n0\r\n\r\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformedBodies")
    void malformedChunksEndTheConnection(String name, String body) throws IOException {
        try (var caller = pod.inCluster(pod.ops())) {
            caller.send(put("Transfer-Encoding: chunked\r\n") + body);

            assertThat(caller.receive().status()).isEqualTo(400);
            assertThat(caller.isClosedWithin(3000)).isTrue();
        }
    }

    private static Arguments refusal(String name, String bytes, int status) {
        return Arguments.of(name, bytes, status);
    }

    private static String get(String headers) {
        return "GET /orders/1 HTTP/1.1\r\n" + HOST + headers + "\r\n";
    }

    private static String put(String headers) {
        return "PUT /orders/1 HTTP/1.1\r\n" + HOST + headers + "\r\n";
    }
}
