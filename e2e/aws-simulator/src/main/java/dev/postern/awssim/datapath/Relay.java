package dev.postern.awssim.datapath;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.ExecutorService;

/** One connection through the path: bytes in both directions until one side ends it. */
final class Relay {
    private static final int CONNECT_TIMEOUT_MILLIS = 3_000;
    private static final int BUFFER = 16 * 1024;

    private final Hop hop;
    private final Socket client;
    private final Socket target = new Socket();

    Relay(Hop hop, Socket client) {
        this.hop = hop;
        this.client = client;
    }

    Hop hop() {
        return hop;
    }

    /** Connects from the node's address, says who calls where the target group wants to know, and relays. Blocks to the end. */
    void run(ExecutorService threads) {
        try (client;
                target) {
            client.setTcpNoDelay(true);
            target.setTcpNoDelay(true);
            target.bind(new InetSocketAddress(hop.node(), 0));
            target.connect(
                    new InetSocketAddress(hop.target().address(), hop.target().port()), CONNECT_TIMEOUT_MILLIS);
            if (hop.proxyHeader()) {
                target.getOutputStream().write(header());
            }
            var back = threads.submit(() -> pump(target, client));
            pump(client, target);
            back.get();
        } catch (IOException | java.util.concurrent.ExecutionException e) {
            cut();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            cut();
        }
    }

    private byte[] header() {
        InetSocketAddress node =
                new InetSocketAddress(hop.node(), hop.entrance().port());
        return ProxyHeader.forEndpoint(
                (InetSocketAddress) client.getRemoteSocketAddress(),
                node,
                hop.entrance().endpointId());
    }

    /** Ends both sides at once, with a reset. */
    void cut() {
        reset(client);
        reset(target);
    }

    private static void pump(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
            }
            to.shutdownOutput();
        } catch (IOException e) {
            reset(from);
            reset(to);
        }
    }

    static void reset(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // It is closed, which is all that is wanted.
        }
    }
}
