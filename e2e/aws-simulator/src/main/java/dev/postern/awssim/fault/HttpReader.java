package dev.postern.awssim.fault;

import dev.postern.awssim.protocol.Body;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads whole HTTP/1.1 messages. By hand, because no server of the JDK can reset a connection or cut an answer. */
final class HttpReader {
    private static final int LONGEST_LINE = 64 * 1024;
    private static final int LARGEST_BODY = 16 * 1024 * 1024;

    private final InputStream in;

    /** The stream must be buffered. */
    HttpReader(InputStream in) {
        this.in = in;
    }

    /** The next head, its body not read yet; empty at the end of the connection. */
    Optional<HttpMessage> head() throws IOException {
        Optional<String> start = line();
        if (start.isEmpty()) {
            return Optional.empty();
        }
        List<HttpMessage.Header> headers = new ArrayList<>();
        for (String line = required(); !line.isEmpty(); line = required()) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new IOException("not a header: " + line);
            }
            headers.add(new HttpMessage.Header(
                    line.substring(0, colon), line.substring(colon + 1).strip()));
        }
        return Optional.of(new HttpMessage(start.get(), headers, Body.of(new byte[0])));
    }

    /** A request's body: none without a length. */
    HttpMessage withRequestBody(HttpMessage head) throws IOException {
        boolean none = head.header("Content-Length").isEmpty()
                && head.header("Transfer-Encoding").isEmpty();
        return none ? head : withBody(head);
    }

    /** An answer's body: without a length, up to the end of the connection. */
    HttpMessage withAnswerBody(HttpMessage head) throws IOException {
        boolean none = head.word(1).equals("204") || head.word(1).equals("304");
        return none ? head : withBody(head);
    }

    private HttpMessage withBody(HttpMessage head) throws IOException {
        String length = head.header("Content-Length");
        byte[] octets = head.header("Transfer-Encoding").equalsIgnoreCase("chunked")
                ? chunks()
                : length.isEmpty() ? in.readNBytes(LARGEST_BODY) : octets(Integer.parseInt(length));
        return new HttpMessage(head.start(), head.headers(), Body.of(octets));
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            all.writeBytes(octets(size));
            required();
        }
        skipTrailers();
        return all.toByteArray();
    }

    private void skipTrailers() throws IOException {
        String trailer = required();
        while (!trailer.isEmpty()) {
            trailer = required();
        }
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(required().replaceFirst(";.*", "").strip(), 16);
    }

    private byte[] octets(int count) throws IOException {
        if (count > LARGEST_BODY) {
            throw new IOException("a body of %d octets".formatted(count));
        }
        byte[] octets = in.readNBytes(count);
        if (octets.length < count) {
            throw new EOFException("the body ended early");
        }
        return octets;
    }

    private String required() throws IOException {
        return line().orElseThrow(() -> new EOFException("the message ended early"));
    }

    private Optional<String> line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int octet = in.read();
        if (octet < 0) {
            return Optional.empty();
        }
        for (; octet != '\n'; octet = in.read()) {
            if (octet < 0 || line.size() > LONGEST_LINE) {
                throw new EOFException("a line without end");
            }
            line.write(octet);
        }
        return Optional.of(line.toString(StandardCharsets.ISO_8859_1).stripTrailing());
    }
}
