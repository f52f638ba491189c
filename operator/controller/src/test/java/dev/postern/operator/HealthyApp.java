package dev.postern.operator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers every health check of a load balancer, whatever PROXY header it carries. */
final class HealthyApp implements AutoCloseable {

    private static final byte[] OK =
            "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket server;
    private final AtomicInteger failures = new AtomicInteger();

    private HealthyApp(ServerSocket server) {
        this.server = server;
    }

    static HealthyApp start(String ip, int port) throws IOException {
        var app = new HealthyApp(new ServerSocket(port, 50, InetAddress.getByName(ip)));
        Thread.ofVirtual().start(app::serve);
        return app;
    }

    int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                int read = socket.getInputStream().read(new byte[4096]);
                socket.getOutputStream().write(OK, 0, read < 0 ? 0 : OK.length);
            } catch (IOException e) {
                failures.incrementAndGet();
            }
        }
    }
}
