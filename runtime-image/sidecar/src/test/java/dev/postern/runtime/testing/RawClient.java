package dev.postern.runtime.testing;

import dev.postern.identity.testing.TestIdentity;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import org.awaitility.Awaitility;

/** A caller that writes bytes, not requests: what a client library would refuse to send can be sent. */
public final class RawClient implements AutoCloseable {

    private static final int READ_TIMEOUT_MILLIS = 10_000;
    private static final int SMALL_BUFFER = 16 * 1024;

    private final Socket socket;
    private final InputStream in;

    private RawClient(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(READ_TIMEOUT_MILLIS);
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    public static RawClient plain(int port) throws IOException {
        return new RawClient(connected(port));
    }

    public static RawClient tls(int port, Optional<TestIdentity> identity) throws IOException {
        return secured(connected(port), identity);
    }

    public static RawClient tls(int port, TestIdentity identity) throws IOException {
        return tls(port, Optional.of(identity));
    }

    /** TLS behind bytes that a load balancer would have sent first. */
    public static RawClient tlsBehind(int port, byte[] preamble, TestIdentity identity) throws IOException {
        Socket socket = connected(port);
        socket.getOutputStream().write(preamble);
        return secured(socket, Optional.of(identity));
    }

    public RawClient send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public RawClient send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    public RawResponse receive() throws IOException {
        return RawResponse.read(in, false);
    }

    public RawResponse receiveToHead() throws IOException {
        return RawResponse.read(in, true);
    }

    public RawResponse get(String target) throws IOException {
        return send("GET " + target + " HTTP/1.1\r\nHost: orders.internal.example\r\n\r\n")
                .receive();
    }

    /** Whether the other side has closed, waiting at most so long for it. */
    public boolean isClosedWithin(int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            return in.read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        } finally {
            socket.setSoTimeout(READ_TIMEOUT_MILLIS);
        }
    }

    /** Whether another byte comes, waiting at most so long for it. */
    public boolean isAnsweredWithin(int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            return in.read() >= 0;
        } catch (SocketTimeoutException e) {
            return false;
        } finally {
            socket.setSoTimeout(READ_TIMEOUT_MILLIS);
        }
    }

    /** Returns once connections to the port are closed at once. */
    public static void awaitRefusal(int port) {
        Awaitility.await().until(() -> {
            try (var probe = plain(port)) {
                return probe.isClosedWithin(100);
            } catch (ConnectException e) {
                return true;
            }
        });
    }

    public InputStream stream() {
        return in;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static Socket connected(int port) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(SMALL_BUFFER);
        socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
        socket.setTcpNoDelay(true);
        return socket;
    }

    private static RawClient secured(Socket plain, Optional<TestIdentity> identity) throws IOException {
        plain.setSoTimeout(READ_TIMEOUT_MILLIS);
        var factory = ClientTls.of(identity).getSocketFactory();
        var secure = (SSLSocket) factory.createSocket(plain, "orders.internal.example", plain.getPort(), true);
        secure.startHandshake();
        return new RawClient(secure);
    }
}
