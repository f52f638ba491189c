package dev.postern.awssim.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;

/**
 * A proxy in front of an AWS endpoint, the simulator's or another over plain http, that injects the faults of a plan. Which
 * ones calls really met is recorded, so that a test can tell a fault survived from a fault that never came.
 */
public final class FaultLayer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("dev.postern.awssim");

    /**
     * Where the layer stands.
     *
     * @param listen where it is served; port 0 takes a free one
     * @param endpoint what is behind it
     * @param clock what the age of a write is measured by
     */
    public record Place(InetSocketAddress listen, URI endpoint, Callers callers, InstantSource clock) {
        /** On a free loopback port, by the wall clock. */
        public static Place before(URI endpoint, Callers callers) {
            return new Place(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                    endpoint,
                    callers,
                    InstantSource.system());
        }
    }

    private final ServerSocket door;
    private final Choice choice;
    private final Connections connections;

    private FaultLayer(Place place, FaultPlan plan) {
        choice = new Choice(plan);
        connections = new Connections(new Treatment(
                choice,
                new Recognition(place.callers()),
                new Endpoint(place.endpoint()),
                new PastAnswers(place.clock())));
        door = open(place.listen());
        Thread.ofVirtual().start(this::welcome);
        LOG.log(Level.INFO, "fault layer on {0} before {1}: {2}", uri(), place.endpoint(), plan);
    }

    public static FaultLayer start(Place place, FaultPlan plan) {
        return new FaultLayer(place, plan);
    }

    /** The endpoint to override every SDK client with. */
    public URI uri() {
        InetAddress address = door.getInetAddress();
        return URI.create("http://%s:%d"
                .formatted(address.isAnyLocalAddress() ? "127.0.0.1" : address.getHostAddress(), door.getLocalPort()));
    }

    /** Every fault a call met, in order. */
    public List<Injection> injections() {
        return choice.injections();
    }

    /** Rules that met no call: a test that relied on one of them has shown nothing. */
    public List<FaultRule> neverFired() {
        return choice.neverFired();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        connections.close();
    }

    private void welcome() {
        while (!door.isClosed()) {
            try {
                Socket socket = door.accept();
                connections.serve(socket);
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "fault layer: no more connections", e);
            }
        }
    }

    private static ServerSocket open(InetSocketAddress address) {
        try {
            ServerSocket door = new ServerSocket();
            door.bind(address, 128);
            return door;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on " + address, e);
        }
    }
}
