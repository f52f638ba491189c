package dev.postern.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadScannerTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nHost: a\r\n\r\n",
                "\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nX: \tv\u00e9 \r\nY:\r\n\r\n"
            })
    void takesAPlainHeadAndStopsBehindIt(String head) {
        var scanner = new HeadScanner(1024);

        assertThat(scan(scanner, head + "body\n\n")).isEqualTo(head.length());
        assertThat(scanner.isMalformed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\n",
                "GET / HTTP/1.1\r\nX: a\n",
                "GET / HTTP/1.1\r\nX: a\r\n b",
                "GET / HTTP/1.1\r\nX : a",
                "GET / HTTP/1.1\r\nX\r\n",
                "GET / HTTP/1.1\r\nX: \u007f",
                "GET / HTTP/1.1\r\nX: a\rb",
                "GET  / HTTP/1.1",
                "GET / HTTP/1.1 \r\n",
                "GET /\r\n",
                " GET / HTTP/1.1",
                "GET /\u00e9"
            })
    void noticesWhatTwoParsersMayReadDifferently(String head) {
        var scanner = new HeadScanner(1024);

        scan(scanner, head);

        assertThat(scanner.isMalformed()).isTrue();
    }

    @Test
    void startsAfreshForTheNextHead() {
        var scanner = new HeadScanner(1024);
        scan(scanner, "GET / HTTP/1.1\r\n\r\n");

        scanner.reset();

        assertThat(scanner.isStarted()).isFalse();
        assertThat(scan(scanner, "PUT /a HTTP/1.1\r\n\r\n")).isEqualTo(19);
    }

    @Test
    void takesAHundredHeadersAndNoMore() {
        var full = new HeadScanner(1024);
        var over = new HeadScanner(1024);

        scan(full, "GET / HTTP/1.1\r\n" + "a:\r\n".repeat(100) + "\r\n");
        scan(over, "GET / HTTP/1.1\r\n" + "a:\r\n".repeat(101));

        assertThat(full.isTooLarge()).isFalse();
        assertThat(over.isTooLarge()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "a:b\r\n"})
    void lineEndsCountTowardsTheSize(String line) {
        var scanner = new HeadScanner(50);
        String before = line.isBlank() ? "" : "GET / HTTP/1.1\r\n";

        scan(scanner, before + line.repeat(30));

        assertThat(scanner.isTooLarge()).isTrue();
    }

    @Test
    void measuresEachHeadAlone() {
        var scanner = new HeadScanner(60);
        for (int i = 0; i < 5; i++) {
            scan(scanner, "GET / HTTP/1.1\r\nHost: orders.internal.example\r\n\r\n");

            assertThat(scanner.isTooLarge()).isFalse();
            scanner.reset();
        }
    }

    /** @return how many bytes were looked at */
    private static int scan(HeadScanner scanner, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < bytes.length; i++) {
            if (!scanner.process(bytes[i])) {
                return i + 1;
            }
        }
        return bytes.length;
    }
}
