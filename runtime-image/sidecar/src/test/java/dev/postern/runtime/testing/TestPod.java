package dev.postern.runtime.testing;

import dev.postern.contract.Binding;
import dev.postern.contract.FileLayout;
import dev.postern.identity.SpiffeId;
import dev.postern.identity.testing.TestAuthority;
import dev.postern.identity.testing.TestIdentity;
import dev.postern.policy.document.SignedDocument;
import dev.postern.runtime.Sidecar;
import dev.postern.runtime.configuration.SidecarConfiguration;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A pod with a sidecar: its directories, its ports, its binding. Set up, then started. */
public final class TestPod implements AutoCloseable {

    public static final SpiffeId OPERATOR = SpiffeId.operator(Orders.TRUST_DOMAIN, "postern-system");

    private final Path state;
    private final ProjectedVolume volume;
    private final Map<String, String> settings = new HashMap<>();
    private final List<Binding.ConsumerBinding> consumers = new ArrayList<>();
    private final Signing signing;
    private final TestAuthority root;
    private final MovableClock clock = new MovableClock();
    private String trustDomain = Orders.TRUST_DOMAIN;
    private String apiUid = Orders.UID;
    private Optional<Binding.ApiBinding> api = Optional.empty();
    private Optional<Sidecar> sidecar = Optional.empty();

    public TestPod(Path directory, TestAuthority root, Signing signing) {
        this.root = root;
        this.signing = signing;
        try {
            this.state = Files.createDirectories(directory.resolve("state"));
            this.volume = new ProjectedVolume(Files.createDirectories(directory.resolve("material")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (String port : List.of("inbound-private-link", "inbound-in-cluster", "health", "state", "metrics")) {
            set("listeners." + port, Integer.toString(FreePorts.next()));
        }
        set("material-interval", "PT0.05S");
    }

    public TestPod set(String key, String value) {
        settings.put("postern." + key, value);
        return this;
    }

    public int port(String listener) {
        return Integer.parseInt(settings.getOrDefault("postern.listeners." + listener, "0"));
    }

    /** Another trust domain, and another uid of the API, than the usual ones. */
    public TestPod of(String domain, String uid) {
        trustDomain = domain;
        apiUid = uid;
        return this;
    }

    public TestPod serving(int appPort, Binding.AppProbe... probes) {
        api = Optional.of(new Binding.ApiBinding("shop", "orders", apiUid, 0, appPort, List.of(probes)));
        return this;
    }

    /** @return the local port */
    public int consuming(String namespace, String name) {
        int port = FreePorts.next();
        consumers.add(new Binding.ConsumerBinding(namespace, name, "uid-" + name, 0, port));
        return port;
    }

    public TestPod identity(Path subject, TestIdentity identity) {
        volume.put(subject.resolve(FileLayout.CERTIFICATE), identity.chainPem())
                .put(subject.resolve(FileLayout.PRIVATE_KEY), identity.keyPem())
                .put(subject.resolve(FileLayout.CA_CERTIFICATE), root.pem());
        return this;
    }

    public TestPod document(Path subject, SignedDocument document) {
        return document(subject, signing.sign(document));
    }

    public TestPod document(Path subject, String jws) {
        volume.put(subject.resolve(FileLayout.DOCUMENT), jws);
        return this;
    }

    public ProjectedVolume volume() {
        return volume;
    }

    public MovableClock clock() {
        return clock;
    }

    public void publish() {
        volume.publish();
    }

    public TestPod start() {
        volume.publish();
        sidecar = Optional.of(Sidecar.start(configuration(), clock));
        return this;
    }

    public Sidecar sidecar() {
        return sidecar.orElseThrow();
    }

    public void stop() {
        sidecar.ifPresent(Sidecar::close);
        sidecar = Optional.empty();
    }

    /** The settings a process would get. */
    public Map<String, String> settings() {
        var all = new HashMap<>(settings);
        var binding = new Binding(trustDomain, OPERATOR.uri(), List.of(signing.pinned()), api, consumers);
        all.put("postern.binding", binding.toJson());
        all.put("postern.material", volume.directory().toString());
        all.put("postern.state", state.toString());
        return all;
    }

    /** A plain GET to the metrics port. */
    public String metrics() throws IOException {
        try (var client = RawClient.plain(port("metrics"))) {
            return client.send("GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .receive()
                    .body();
        }
    }

    @Override
    public void close() {
        stop();
    }

    private SidecarConfiguration configuration() {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withMapping(SidecarConfiguration.class)
                .withDefaultValues(settings())
                .build()
                .getConfigMapping(SidecarConfiguration.class);
    }
}
