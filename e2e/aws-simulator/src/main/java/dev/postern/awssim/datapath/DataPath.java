package dev.postern.awssim.datapath;

import dev.postern.awssim.clock.World;
import dev.postern.awssim.ec2.Ec2;
import dev.postern.awssim.elbv2.Balancing;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Keeps sockets, relays and health checks in step with the simulated resources. */
public final class DataPath implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("dev.postern.awssim.datapath");
    private static final long STEP_MILLIS = 50;

    private final World world;
    private final Topology topology;
    private final Addresses addresses;
    private final HealthChecker health;
    private final Entrances entrances;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread ticker = Thread.ofPlatform().daemon().name("data-path").unstarted(this::run);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Set<Relay> relays = ConcurrentHashMap.newKeySet();
    private final Set<String> claimed = new HashSet<>();

    public DataPath(World world, Ec2 ec2, Balancing balancing, Addresses addresses) {
        this.world = world;
        this.topology = new Topology(ec2, balancing);
        this.addresses = addresses;
        this.health = new HealthChecker(world, balancing, threads);
        this.entrances = new Entrances(threads, this::arrived);
    }

    public void open() {
        ticker.start();
    }

    private void run() {
        try {
            while (!stopped.await(STEP_MILLIS, TimeUnit.MILLISECONDS)) {
                step();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** {@code address:port} of each open entrance. */
    public List<String> opened() {
        return entrances.opened().stream()
                .map(entrance -> entrance.address() + ":" + entrance.port())
                .sorted()
                .toList();
    }

    /** {@code address:port} of each entrance that could not be opened. */
    public List<String> failed() {
        return entrances.failed().stream()
                .map(entrance -> entrance.address() + ":" + entrance.port())
                .sorted()
                .toList();
    }

    /** How many connections go through an endpoint now. */
    public long connections(String endpointId) {
        return relays.stream()
                .filter(relay -> relay.hop().entrance().endpointId().equals(endpointId))
                .count();
    }

    private void step() {
        try {
            claim(world.alone(topology::addresses));
            entrances.match(world.alone(topology::entrances));
            List<Relay> fallen = world.alone(() -> relays.stream()
                    .filter(relay -> !topology.stands(relay.hop()))
                    .toList());
            fallen.forEach(Relay::cut);
            health.runDue();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "a step of the data path failed", e);
        }
    }

    private void claim(Set<String> wanted) {
        for (String address : wanted) {
            if (!claimed.contains(address)) {
                addresses.claim(address);
                claimed.add(address);
            }
        }
        Set<String> gone = new HashSet<>(claimed);
        gone.removeAll(wanted);
        gone.forEach(this::release);
    }

    private void release(String address) {
        claimed.remove(address);
        addresses.release(address);
    }

    private void arrived(Entrance entrance, Socket client) {
        Optional<Hop> hop = world.alone(() -> topology.hop(entrance));
        if (hop.isEmpty()) {
            Relay.reset(client);
            return;
        }
        Relay relay = new Relay(hop.get(), client);
        relays.add(relay);
        try {
            relay.run(threads);
        } finally {
            relays.remove(relay);
        }
    }

    private void stop() {
        stopped.countDown();
        try {
            ticker.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
        entrances.shutAll();
        relays.forEach(Relay::cut);
        threads.shutdownNow();
        Set.copyOf(claimed).forEach(this::release);
    }
}
