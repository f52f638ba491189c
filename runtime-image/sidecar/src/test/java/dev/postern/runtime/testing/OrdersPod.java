package dev.postern.runtime.testing;

import dev.postern.contract.Binding;
import dev.postern.contract.FileLayout;
import dev.postern.identity.testing.TestAuthority;
import dev.postern.identity.testing.TestIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** A started pod of {@code shop/orders} with its application, called by {@code ops} in-cluster and {@code billing} not. */
public final class OrdersPod implements AutoCloseable {

    private static final Path API = FileLayout.apiDirectory();

    private final TestAuthority root = TestAuthority.root(Orders.TRUST_DOMAIN).create();
    private final TestApplication application = TestApplication.start();
    private final Signing signing = Signing.fresh("k1");
    private final Orders orders = new Orders(root);
    private final TestIdentity ops = Orders.issue(root, Orders.OPS);
    private final TestIdentity billing = Orders.issue(root, Orders.BILLING);
    private final TestPod pod;

    private OrdersPod(Path directory, Binding.AppProbe... probes) {
        orders.accept(Orders.OPS, Orders.inCluster(), ops).accept(Orders.BILLING, Orders.overPrivateLink(), billing);
        pod = new TestPod(directory, root, signing)
                .serving(application.port(), probes)
                .identity(API, root.leaf().spiffeId(Orders.ID).dns(Orders.HOST).issue())
                .document(API, orders.next());
    }

    public static OrdersPod start(Path directory, Binding.AppProbe... probes) {
        return start(directory, UnaryOperator.identity(), probes);
    }

    public static OrdersPod start(Path directory, UnaryOperator<TestPod> adapt, Binding.AppProbe... probes) {
        var orders = new OrdersPod(directory, probes);
        adapt.apply(orders.pod).start();
        return orders;
    }

    public TestAuthority root() {
        return root;
    }

    public TestApplication application() {
        return application;
    }

    public Signing signing() {
        return signing;
    }

    public Orders orders() {
        return orders;
    }

    public TestIdentity ops() {
        return ops;
    }

    public TestIdentity billing() {
        return billing;
    }

    public TestPod pod() {
        return pod;
    }

    /** Publishes the orders' next document. */
    public void publish() {
        pod.document(API, orders.next()).publish();
    }

    public RawClient inCluster(TestIdentity identity) throws IOException {
        return RawClient.tls(pod.port("inbound-in-cluster"), identity);
    }

    public RawClient overPrivateLink(String endpoint, TestIdentity identity) throws IOException {
        return RawClient.tlsBehind(pod.port("inbound-private-link"), ProxyHeaders.through(endpoint), identity);
    }

    public RawClient health() throws IOException {
        return RawClient.plain(pod.port("health"));
    }

    @Override
    public void close() {
        pod.close();
        application.close();
    }
}
