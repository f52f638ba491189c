package dev.postern.runtime.testing;

import dev.postern.identity.testing.TestIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** When the TLS sessions of a client that would like to resume were begun. */
public final class SessionTimes {

    private static final byte[] REQUEST =
            "GET /orders/1 HTTP/1.1\r\nHost: orders.internal.example\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII);

    private SessionTimes() {}

    public static List<Instant> ofTwoConnections(int port, TestIdentity identity, String protocol) throws IOException {
        SSLContext context = ClientTls.of(Optional.of(identity));
        List<Instant> begun = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            try (var socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port)) {
                socket.setEnabledProtocols(new String[] {protocol});
                socket.getOutputStream().write(REQUEST);
                // To its end, so that a ticket, if there is one, is seen.
                socket.getInputStream().readAllBytes();
                begun.add(Instant.ofEpochMilli(socket.getSession().getCreationTime()));
            }
        }
        return begun;
    }
}
