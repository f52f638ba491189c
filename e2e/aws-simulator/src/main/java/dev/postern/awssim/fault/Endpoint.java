package dev.postern.awssim.fault;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;

/** What stands behind the layer. Called over a new connection each time, with the Host header as it was signed. */
final class Endpoint {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI uri;

    Endpoint(URI uri) {
        if (!"http".equals(uri.getScheme())) {
            throw new IllegalArgumentException("%s: only an endpoint over plain http can be fronted".formatted(uri));
        }
        this.uri = uri;
    }

    HttpMessage answer(HttpMessage request) throws IOException {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort() < 0 ? 80 : uri.getPort()));
            HttpMessage framed = request.framed("close");
            socket.getOutputStream().write(framed.head());
            socket.getOutputStream().write(framed.body().octets());
            HttpReader reader = new HttpReader(new BufferedInputStream(socket.getInputStream()));
            return reader.withAnswerBody(reader.head().orElseThrow(() -> new EOFException(uri + " did not answer")));
        }
    }
}
