package dev.postern.awssim.fault;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The callers' connections: reads request after request and shows each its outcome. */
final class Connections {
    private static final System.Logger LOG = System.getLogger("dev.postern.awssim");

    private final Treatment treatment;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    Connections(Treatment treatment) {
        this.treatment = treatment;
    }

    void serve(Socket socket) {
        open.add(socket);
        Thread.ofVirtual().start(() -> {
            try (socket) {
                converse(socket);
            } catch (IOException | RuntimeException e) {
                LOG.log(Level.DEBUG, "fault layer: a connection ended", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                open.remove(socket);
            }
        });
    }

    void close() {
        open.forEach(socket -> {
            try {
                socket.close();
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "fault layer: a connection was closed already", e);
            }
        });
    }

    private void converse(Socket socket) throws IOException, InterruptedException {
        socket.setTcpNoDelay(true);
        HttpReader reader = new HttpReader(new BufferedInputStream(socket.getInputStream()));
        boolean more = true;
        while (more) {
            Optional<HttpMessage> head = reader.head();
            if (head.isEmpty()) {
                return;
            }
            encourage(head.get(), socket.getOutputStream());
            HttpMessage request = reader.withRequestBody(head.get());
            more = show(treatment.of(request), socket)
                    && !request.header("Connection").equalsIgnoreCase("close");
        }
    }

    private static void encourage(HttpMessage head, OutputStream out) throws IOException {
        if (head.header("Expect").equalsIgnoreCase("100-continue")) {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    /** Whether the connection can go on. */
    private static boolean show(Outcome outcome, Socket socket) throws IOException {
        return switch (outcome) {
            case Outcome.Answered(HttpMessage answer) -> {
                HttpMessage framed = answer.framed("keep-alive");
                socket.getOutputStream()
                        .write(joined(framed.head(), framed.body().octets()));
                yield true;
            }
            case Outcome.Cut(HttpMessage answer) -> {
                socket.getOutputStream().write(half(answer.framed("keep-alive")));
                yield false;
            }
            case Outcome.Reset() -> {
                socket.setSoLinger(true, 0);
                yield false;
            }
        };
    }

    /** The head and half of the body; of an answer without a body, half of the head. */
    private static byte[] half(HttpMessage answer) {
        byte[] head = answer.head();
        byte[] body = answer.body().octets();
        return body.length == 0
                ? Arrays.copyOf(head, head.length / 2)
                : joined(head, Arrays.copyOf(body, body.length / 2));
    }

    private static byte[] joined(byte[] head, byte[] body) {
        byte[] all = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }
}
