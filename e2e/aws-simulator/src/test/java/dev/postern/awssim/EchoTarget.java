package dev.postern.awssim;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A target that demands a PROXY header, echoes what follows, and has a health port that demands one as well. */
final class EchoTarget implements AutoCloseable {
    /** What a connection brought with it. */
    record Arrival(String from, String proxyCommand, String client, String endpointId) {}

    private final String address;
    private final ServerSocket traffic;
    private final ServerSocket health;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile Arrival lastArrival = new Arrival("", "", "", "");
    private volatile String lastHealthCommand = "";
    private volatile boolean healthy = true;

    private EchoTarget(String address) throws IOException {
        this.address = address;
        this.traffic = new ServerSocket(0, 50, InetAddress.getByName(address));
        this.health = new ServerSocket(0, 50, InetAddress.getByName(address));
    }

    static EchoTarget on(String address) throws IOException {
        EchoTarget target = new EchoTarget(address);
        target.threads.execute(() -> target.serve(target.traffic, target::echo));
        target.threads.execute(() -> target.serve(target.health, target::answerHealth));
        return target;
    }

    String address() {
        return address;
    }

    int port() {
        return traffic.getLocalPort();
    }

    int healthPort() {
        return health.getLocalPort();
    }

    Arrival lastArrival() {
        return lastArrival;
    }

    String lastHealthCommand() {
        return lastHealthCommand;
    }

    void beUnhealthy() {
        healthy = false;
    }

    private interface Exchange {
        void with(Socket socket) throws IOException;
    }

    private void serve(ServerSocket server, Exchange exchange) {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                threads.execute(() -> {
                    try (socket) {
                        exchange.with(socket);
                    } catch (IOException e) {
                        // The other side went away, as some tests want.
                    }
                });
            } catch (IOException e) {
                return;
            }
        }
    }

    private void echo(Socket socket) throws IOException {
        lastArrival = arrival(socket);
        socket.getInputStream().transferTo(socket.getOutputStream());
    }

    private void answerHealth(Socket socket) throws IOException {
        lastHealthCommand = arrival(socket).proxyCommand();
        String status = healthy ? "200 OK" : "503 Service Unavailable";
        socket.getOutputStream()
                .write("HTTP/1.1 %s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                        .formatted(status)
                        .getBytes(StandardCharsets.US_ASCII));
    }

    private static Arrival arrival(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        byte[] signature = in.readNBytes(12);
        if (signature.length != 12 || signature[0] != 13 || signature[4] != 0) {
            throw new IOException("no PROXY header");
        }
        String command = in.readUnsignedByte() == 0x21 ? "PROXY" : "LOCAL";
        in.readUnsignedByte();
        byte[] rest = in.readNBytes(in.readUnsignedShort());
        String from = ((InetSocketAddress) socket.getRemoteSocketAddress())
                .getAddress()
                .getHostAddress();
        if (command.equals("LOCAL")) {
            return new Arrival(from, command, "", "");
        }
        String client = "%d.%d.%d.%d:%d"
                .formatted(
                        rest[0] & 255,
                        rest[1] & 255,
                        rest[2] & 255,
                        rest[3] & 255,
                        ((rest[8] & 255) << 8) | (rest[9] & 255));
        boolean aws = (rest[12] & 255) == 0xEA && rest[15] == 1;
        String endpointId = aws ? new String(rest, 16, rest.length - 16, StandardCharsets.US_ASCII) : "";
        return new Arrival(from, command, client, endpointId);
    }

    @Override
    public void close() {
        try (traffic;
                health) {
            threads.shutdownNow();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
