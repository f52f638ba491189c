package dev.postern.runtime.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An application that shows byte for byte what reached it, and answers as a test says. */
public final class TestApplication implements AutoCloseable {

    /** The answer of one request. */
    @FunctionalInterface
    public interface Behaviour {

        void answer(ReceivedRequest request, OutputStream out) throws IOException;
    }

    private final ServerSocket server;
    private final List<ReceivedRequest> received = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private volatile Behaviour behaviour = TestApplication::answerOk;

    private TestApplication(ServerSocket server) {
        this.server = server;
    }

    public static TestApplication start() {
        try {
            var application = new TestApplication(new ServerSocket(0, 128, InetAddress.ofLiteral("127.0.0.1")));
            Thread.ofVirtual().start(application::accept);
            return application;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    public List<ReceivedRequest> received() {
        return List.copyOf(received);
    }

    public int connections() {
        return open.size();
    }

    public void behave(Behaviour next) {
        behaviour = next;
    }

    public static void answerOk(ReceivedRequest request, OutputStream out) throws IOException {
        request.body();
        write(out, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
    }

    public static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            for (var head = RawHead.read(in); head.isPresent(); head = RawHead.read(in)) {
                var request = new ReceivedRequest(head.get(), in);
                received.add(request);
                behaviour.answer(request, out);
                request.readRest();
            }
        } catch (IOException e) {
            // The sidecar is free to leave.
        } finally {
            open.remove(socket);
        }
    }
}
