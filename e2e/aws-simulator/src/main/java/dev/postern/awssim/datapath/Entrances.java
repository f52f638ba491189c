package dev.postern.awssim.datapath;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.function.BiConsumer;

/** The listening sockets of available endpoints; opened and closed to match. */
final class Entrances {
    private static final System.Logger LOG = System.getLogger("dev.postern.awssim.datapath");

    private final ExecutorService threads;
    private final BiConsumer<Entrance, Socket> arrivals;
    private final Map<Entrance, ServerSocket> open = new ConcurrentHashMap<>();
    private final Set<Entrance> failed = ConcurrentHashMap.newKeySet();

    Entrances(ExecutorService threads, BiConsumer<Entrance, Socket> arrivals) {
        this.threads = threads;
        this.arrivals = arrivals;
    }

    void match(Set<Entrance> wanted) {
        open.keySet().stream().filter(entrance -> !wanted.contains(entrance)).forEach(this::shut);
        wanted.stream().filter(entrance -> !open.containsKey(entrance)).forEach(this::open);
        failed.retainAll(wanted);
    }

    Set<Entrance> opened() {
        return Set.copyOf(open.keySet());
    }

    /** Entrances that should be open and could not be: their address is not this machine's. */
    Set<Entrance> failed() {
        return Set.copyOf(failed);
    }

    private void open(Entrance entrance) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(entrance.address(), entrance.port()), 256);
            open.put(entrance, socket);
            failed.remove(entrance);
            threads.execute(() -> accept(entrance, socket));
        } catch (IOException e) {
            if (failed.add(entrance)) {
                LOG.log(
                        Level.WARNING,
                        "endpoint {0} cannot listen on {1}:{2}: {3}",
                        entrance.endpointId(),
                        entrance.address(),
                        String.valueOf(entrance.port()),
                        e.getMessage());
            }
        }
    }

    private void accept(Entrance entrance, ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                threads.execute(() -> arrivals.accept(entrance, client));
            } catch (IOException e) {
                return;
            }
        }
    }

    void shutAll() {
        Set.copyOf(open.keySet()).forEach(this::shut);
    }

    private void shut(Entrance entrance) {
        ServerSocket socket = open.remove(entrance);
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "closing an entrance", e);
        }
    }
}
