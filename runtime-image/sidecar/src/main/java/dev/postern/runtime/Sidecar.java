package dev.postern.runtime;

import dev.postern.contract.Binding;
import dev.postern.contract.StateReport.CallerSessions;
import dev.postern.policy.document.ApiDocument;
import dev.postern.policy.document.ConsumerDocument;
import dev.postern.runtime.configuration.ConfigurationProblems;
import dev.postern.runtime.configuration.SidecarConfiguration;
import dev.postern.runtime.exchange.PlainDialer;
import dev.postern.runtime.exchange.RequestHandler;
import dev.postern.runtime.exchange.ServerConnection;
import dev.postern.runtime.exchange.ServerSettings;
import dev.postern.runtime.exchange.Surroundings;
import dev.postern.runtime.exchange.Upstream;
import dev.postern.runtime.health.HealthRequests;
import dev.postern.runtime.health.Readiness;
import dev.postern.runtime.inbound.Application;
import dev.postern.runtime.inbound.Inbound;
import dev.postern.runtime.material.Material;
import dev.postern.runtime.material.Subject;
import dev.postern.runtime.material.VerifiedDocument;
import dev.postern.runtime.metrics.MetricsRequests;
import dev.postern.runtime.metrics.RuntimeMetrics;
import dev.postern.runtime.outbound.Outbound;
import dev.postern.runtime.proxyprotocol.OptionalProxyHeader;
import dev.postern.runtime.state.InForce;
import dev.postern.runtime.state.StatePort;
import dev.postern.runtime.state.StateReports;
import dev.postern.runtime.tls.TlsContext;
import dev.postern.runtime.transport.Capacity;
import dev.postern.runtime.transport.EventLoops;
import dev.postern.runtime.transport.Listener;
import io.netty.channel.Channel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** A running sidecar: everything one pod needs, made of its binding, its directories and its configuration. */
public final class Sidecar implements AutoCloseable, Readiness {

    private static final Logger LOG = Logger.getLogger(Sidecar.class);
    private static final Duration DRAIN_POLL = Duration.ofMillis(20);

    private final SidecarConfiguration configuration;
    private final InstantSource clock;
    private final Binding binding;
    private final Surroundings surroundings;
    private final ServerSettings settings;
    private final EventLoops loops;
    private final RuntimeMetrics metrics = new RuntimeMetrics();
    private final Material material;
    private final TickSteps steps = new TickSteps();
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("postern-material").factory());
    private final List<Listener> services = new ArrayList<>();
    private final List<Outbound> outbounds = new ArrayList<>();

    private Optional<Inbound> inbound = Optional.empty();
    private Optional<StatePort> statePort = Optional.empty();
    private volatile boolean started;
    private volatile boolean stopping;

    private Sidecar(SidecarConfiguration configuration, InstantSource clock, EventLoops loops) {
        this.configuration = configuration;
        this.clock = clock;
        this.binding = Binding.fromJson(configuration.binding());
        this.loops = loops;
        this.surroundings = new Surroundings(configuration, loops, metrics, clock);
        this.settings = surroundings.service();
        var directories = new Material.Directories(configuration.material(), configuration.state());
        this.material = Material.of(binding, directories, TlsContext::problem);
    }

    /**
     * Returns once every port is open.
     *
     * @throws IllegalArgumentException when the configuration or the binding is wrong, saying all that is
     * @throws IllegalStateException when a port is taken or a native library does not load
     */
    public static Sidecar start(SidecarConfiguration configuration, InstantSource clock) {
        List<String> problems = ConfigurationProblems.of(configuration);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("Configuration: " + String.join("; ", problems));
        }
        EventLoops loops = EventLoops.start(configuration.eventLoops());
        try {
            var sidecar = new Sidecar(configuration, clock, loops);
            sidecar.open();
            return sidecar;
        } catch (IllegalArgumentException | IllegalStateException e) {
            loops.close();
            throw e;
        }
    }

    @Override
    public boolean isStarted() {
        return started;
    }

    @Override
    public String whyNotReady() {
        if (!started || stopping) {
            return started ? "stopping" : "starting";
        }
        Instant now = clock.instant();
        return material.api()
                .map(api -> {
                    if (api.identityAt(now).isEmpty()) {
                        return "no valid certificate: " + api.identity().problem();
                    }
                    return obeyedAt(now).isEmpty()
                            ? "no document in force: " + api.document().problem()
                            : "";
                })
                .orElse("");
    }

    /** Stops taking connections, lets requests in flight end within a bound, and stops. */
    @Override
    public void close() {
        stopping = true;
        inbound.ifPresent(Inbound::stopAccepting);
        outbounds.forEach(Outbound::stopAccepting);
        inbound.ifPresent(Inbound::drain);
        outbounds.forEach(Outbound::drain);
        awaitDrained();
        ticker.shutdownNow();
        inbound.ifPresent(Inbound::close);
        outbounds.forEach(Outbound::close);
        services.forEach(Listener::close);
        loops.close();
    }

    private void open() {
        Optional<Application> application = binding.api().map(this::application);
        application.ifPresent(app -> inbound = Optional.of(new Inbound(surroundings, app)));
        for (int i = 0; i < binding.consumers().size(); i++) {
            int localPort = binding.consumers().get(i).localPort();
            outbounds.add(new Outbound(material.consumers().get(i), localPort, surroundings));
        }
        openState();
        tick();
        openServices(application);
        // Never done: what its steps throw is logged by them.
        var _ = ticker.scheduleWithFixedDelay(this::tick, interval(), interval(), TimeUnit.MILLISECONDS);
        started = true;
        LOG.infof(
                "started api=%s consumers=%d",
                material.api().map(api -> api.name().toString()).orElse("-"), outbounds.size());
    }

    private Application application(Binding.ApiBinding api) {
        var address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), api.appPort());
        var timeouts = configuration.timeouts();
        var dialer = new PlainDialer(address, timeouts.applicationConnect());
        return new Application(new Upstream(loops, dialer, timeouts.applicationIdle()));
    }

    private void openState() {
        var reports = new StateReports(configuration.version(), clock, material, new Obeyed());
        var serving = new StatePort.Serving(
                reports, settings, configuration.timeouts().serviceIdle(), loops, clock);
        var port = new StatePort(binding, material, serving);
        statePort = Optional.of(port);
        listen(configuration.listeners().state(), port::accept);
    }

    private void openServices(Optional<Application> application) {
        Map<String, Binding.AppProbe> probes = binding.api().map(Binding.ApiBinding::probes).orElse(List.of()).stream()
                .collect(Collectors.toUnmodifiableMap(
                        Binding.AppProbe::exposedPath, Function.identity(), (first, _) -> first));
        var health = new HealthRequests(
                this, probes, (probe, exchange) -> application.orElseThrow().probe(probe, exchange));
        var reader = new MetricsRequests(metrics);
        listen(configuration.listeners().metrics(), channel -> serve(channel, reader));
        listen(configuration.listeners().health(), channel -> {
            channel.pipeline().addLast(new OptionalProxyHeader());
            serve(channel, health);
        });
    }

    private void listen(int port, Consumer<Channel> pipeline) {
        var capacity = new Capacity.LatestCome(configuration.limits().serviceConnections(), ServerConnection::isIdle);
        services.add(Listener.bind(loops, new InetSocketAddress(port), capacity, pipeline));
    }

    private void serve(Channel channel, RequestHandler requests) {
        ServerConnection.install(channel, settings, loops.deadlines(channel.eventLoop()), requests);
    }

    private void tick() {
        Instant now = clock.instant();
        material.api().ifPresent(api -> inbound.ifPresent(side -> tick(api, side, now)));
        for (int i = 0; i < outbounds.size(); i++) {
            tick(material.consumers().get(i), outbounds.get(i), now);
        }
        statePort.ifPresent(port -> steps.attempt("state port", port::enforce));
    }

    /** Policy before identity: what takes access away waits for nothing. */
    private void tick(Subject<ApiDocument> api, Inbound side, Instant now) {
        steps.attempt("read " + api.name(), () -> api.refresh(now));
        steps.attempt("obey " + api.name(), () -> side.obey(api));
        steps.attempt("enforce " + api.name(), side::enforce);
        steps.attempt("show " + api.name(), () -> side.show(api));
    }

    private void tick(Subject<ConsumerDocument> consumer, Outbound side, Instant now) {
        steps.attempt("read consumer " + consumer.name(), () -> consumer.refresh(now));
        steps.attempt("lead consumer " + consumer.name(), side::enforce);
    }

    private Optional<VerifiedDocument<ApiDocument>> obeyedAt(Instant now) {
        return inbound.flatMap(side -> side.obeyedAt(now));
    }

    private final class Obeyed implements InForce {

        @Override
        public Optional<VerifiedDocument<ApiDocument>> api(Instant now) {
            return obeyedAt(now);
        }

        @Override
        public Optional<VerifiedDocument<ConsumerDocument>> consumer(int position, Instant now) {
            return outbounds.get(position).obeyedAt(now);
        }

        @Override
        public List<CallerSessions> sessions() {
            return inbound.map(Inbound::sessions).orElse(List.of());
        }
    }

    private void awaitDrained() {
        long end = System.nanoTime() + configuration.timeouts().drain().toNanos();
        while (connections() > 0 && System.nanoTime() < end) {
            try {
                Thread.sleep(DRAIN_POLL);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private int connections() {
        return inbound.map(Inbound::connections).orElse(0)
                + outbounds.stream().mapToInt(Outbound::connections).sum();
    }

    private long interval() {
        return configuration.materialInterval().toMillis();
    }
}
