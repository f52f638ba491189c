package dev.postern.awssim.fault;

import dev.postern.awssim.protocol.Body;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A request or an answer as it stands on the wire, its body without framing: a proxy must pass on what was signed. */
record HttpMessage(String start, List<Header> headers, Body body) {
    /** One line of the head. */
    record Header(String name, String value) {}

    private static final Set<String> FRAMING = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    static {
        FRAMING.addAll(Set.of("Content-Length", "Transfer-Encoding", "Connection", "Keep-Alive", "Expect"));
    }

    HttpMessage {
        headers = List.copyOf(headers);
    }

    /** The values of a header, joined; empty when it is absent. */
    String header(String name) {
        return String.join(
                ",",
                headers.stream()
                        .filter(header -> header.name().equalsIgnoreCase(name))
                        .map(Header::value)
                        .toList());
    }

    HttpMessage with(String name, String value) {
        List<Header> changed = new ArrayList<>(headers);
        changed.removeIf(header -> header.name().equalsIgnoreCase(name));
        changed.add(new Header(name, value));
        return new HttpMessage(start, changed, body);
    }

    HttpMessage with(Body newBody) {
        return new HttpMessage(start, headers, newBody).with("Content-Length", String.valueOf(newBody.octets().length));
    }

    /** The same message for a new connection: its body in one piece. */
    HttpMessage framed(String connection) {
        List<Header> kept = headers.stream()
                .filter(header -> !FRAMING.contains(header.name()))
                .toList();
        return new HttpMessage(start, kept, body)
                .with("Connection", connection)
                .with("Content-Length", String.valueOf(body.octets().length));
    }

    /** The words of the first line: method and target of a request, version and status of an answer. */
    String word(int index) {
        String[] words = start.split(" ", -1);
        return index < words.length ? words[index] : "";
    }

    /** A request's path as it was sent. */
    String path() {
        return word(1).replaceFirst("\\?.*", "");
    }

    /** A request's query as it was sent, without its mark; empty when there is none. */
    String query() {
        return word(1).substring(path().length()).replaceFirst("\\?", "");
    }

    byte[] head() {
        StringBuilder head = new StringBuilder(start).append("\r\n");
        headers.forEach(header ->
                head.append(header.name()).append(": ").append(header.value()).append("\r\n"));
        return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
