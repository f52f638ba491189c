package dev.postern.runtime.inbound;

import dev.postern.contract.StateReport.CallerSessions;
import dev.postern.identity.PeerVerdict;
import dev.postern.policy.document.ApiDocument;
import dev.postern.policy.request.Arrival;
import dev.postern.runtime.exchange.ServerConnection;
import dev.postern.runtime.exchange.ServerSettings;
import dev.postern.runtime.exchange.Surroundings;
import dev.postern.runtime.material.Subject;
import dev.postern.runtime.material.VerifiedDocument;
import dev.postern.runtime.proxyprotocol.RequiredProxyHeader;
import dev.postern.runtime.tls.ServerTls;
import dev.postern.runtime.transport.Capacity;
import dev.postern.runtime.transport.Listener;
import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** The way in: both inbound ports, and what the API's document says about who may use them. */
@SuppressWarnings("FutureReturnValueIgnored") // Netty says through the pipeline what fails.
public final class Inbound {

    private static final Logger LOG = Logger.getLogger(Inbound.class);
    private static final String PRIVATE_LINK = "private-link";
    private static final String IN_CLUSTER = "in-cluster";

    private final Surroundings surroundings;
    private final ServerSettings settings;
    private final Postures postures = new Postures();
    private final Sessions sessions;
    private final ServerTls tls;
    private final InboundContext context;
    private final Listener privateLink;
    private Optional<Listener> inCluster = Optional.empty();
    private String inClusterProblem = "";

    public Inbound(Surroundings surroundings, Application application) {
        this.surroundings = surroundings;
        this.settings = surroundings.server();
        this.sessions = new Sessions(surroundings.metrics());
        this.tls = new ServerTls(
                this::judge, surroundings.configuration().timeouts().handshake());
        this.context = new InboundContext(
                postures, application, denialLog(surroundings), surroundings.metrics(), surroundings.clock());
        int port = surroundings.configuration().listeners().inboundPrivateLink();
        this.privateLink = listen(port, this::acceptFromLoadBalancer);
    }

    private static DenialLog denialLog(Surroundings surroundings) {
        var limits = surroundings.configuration().denials();
        return new DenialLog(() -> new TokenBucket(limits.perSecond(), limits.burst()), surroundings.metrics());
    }

    /** Goes by the document held now, if it is not yet. One that cannot be used leaves the former in force. */
    public void obey(Subject<ApiDocument> subject) {
        subject.document().value().filter(held -> !postures.areOf(held)).ifPresent(this::apply);
    }

    /** Shows the identity held now, as long as it is valid. */
    public void show(Subject<ApiDocument> subject) {
        tls.use(subject.identityAt(surroundings.clock().instant()));
    }

    /** The document that decides about requests now. */
    public Optional<VerifiedDocument<ApiDocument>> obeyedAt(Instant now) {
        return postures.at(now).map(Posture::document);
    }

    /** What time takes away: documents and callers that end. A few times a second, on one thread. */
    public void enforce() {
        Instant now = surroundings.clock().instant();
        Optional<Posture> posture = postures.at(now);
        posture.ifPresentOrElse(current -> sessions.enforce(current, now), sessions::cutAll);
        keepInClusterPort(
                posture.map(current -> current.hasInClusterCallerAt(now)).orElse(false));
    }

    public List<CallerSessions> sessions() {
        return sessions.report();
    }

    /** Takes no further connection; those open go on. */
    public void stopAccepting() {
        privateLink.stopAccepting();
        inCluster.ifPresent(Listener::stopAccepting);
    }

    /** Ends each connection after the request it is carrying. */
    public void drain() {
        privateLink.drain();
        inCluster.ifPresent(Listener::drain);
    }

    public int connections() {
        return privateLink.size() + inCluster.map(Listener::size).orElse(0);
    }

    public void close() {
        privateLink.close();
        inCluster.ifPresent(Listener::close);
    }

    private void apply(VerifiedDocument<ApiDocument> document) {
        int chains = surroundings.configuration().limits().verifiedChains();
        var posture = new Posture(document, surroundings.clock(), chains);
        postures.replace(posture);
        sessions.verifyAgain(posture);
    }

    private PeerVerdict judge(List<X509Certificate> chain) {
        return postures.at(surroundings.clock().instant())
                .map(posture -> posture.chains().judge(chain))
                .orElseGet(() -> new PeerVerdict.Untrusted("NO_POLICY", "no document is in force"));
    }

    private void keepInClusterPort(boolean wanted) {
        if (wanted && inCluster.isEmpty()) {
            openInCluster();
        } else if (!wanted && inCluster.isPresent()) {
            inCluster.get().close();
            inCluster = Optional.empty();
        }
    }

    private void openInCluster() {
        try {
            int port = surroundings.configuration().listeners().inboundInCluster();
            inCluster = Optional.of(listen(port, channel -> secure(channel, new Arrival.InCluster(), IN_CLUSTER)));
            tellInCluster("");
        } catch (IllegalStateException e) {
            tellInCluster(String.valueOf(e.getMessage()));
        }
    }

    /** It is tried again a few times a second, and worth a line only when something has changed. */
    private void tellInCluster(String problem) {
        if (!problem.isEmpty() && !problem.equals(inClusterProblem)) {
            LOG.errorf("in-cluster port not open problem=\"%s\"", problem);
        }
        inClusterProblem = problem;
    }

    private Listener listen(int port, Consumer<Channel> pipeline) {
        var capacity =
                new Capacity.FirstCome(surroundings.configuration().limits().callerConnections());
        return Listener.bind(surroundings.loops(), new InetSocketAddress(port), capacity, pipeline);
    }

    private void acceptFromLoadBalancer(Channel channel) {
        if (!(channel.remoteAddress() instanceof InetSocketAddress peer) || !isLoadBalancer(peer)) {
            refuse(channel, PRIVATE_LINK, "not_load_balancer");
            return;
        }
        var outcome = new RequiredProxyHeader.Outcome(
                endpoint -> secure(channel, new Arrival.PrivateLink(endpoint), PRIVATE_LINK),
                reason -> surroundings.metrics().handshakeFailed(PRIVATE_LINK, reason));
        RequiredProxyHeader.install(
                channel.pipeline(), surroundings.configuration().timeouts().proxyHeader(), outcome);
    }

    private boolean isLoadBalancer(InetSocketAddress peer) {
        return postures.at(surroundings.clock().instant())
                .map(posture -> posture.isLoadBalancer(peer.getAddress()))
                .orElse(false);
    }

    private void secure(Channel channel, Arrival arrival, String port) {
        Optional<SslHandler> handler = tls.accept(channel.alloc());
        if (handler.isEmpty()) {
            refuse(channel, port, "no_identity");
            return;
        }
        var outcome = new CallerHandshake.Outcome(
                this::opened, reason -> surroundings.metrics().handshakeFailed(port, reason), surroundings.clock());
        channel.pipeline().addLast(handler.get(), new CallerHandshake(handler.get(), arrival, postures, outcome));
    }

    private void opened(CallerSession session) {
        Channel channel = session.channel();
        sessions.opened(session);
        Instant now = surroundings.clock().instant();
        session.accepted(postures.at(now)
                .map(posture -> session.isAcceptedBy(posture, now))
                .orElse(false));
        ServerConnection.install(
                channel,
                settings,
                surroundings.loops().deadlines(channel.eventLoop()),
                new InboundRequests(context, session));
    }

    private void refuse(Channel channel, String port, String reason) {
        surroundings.metrics().handshakeFailed(port, reason);
        channel.close();
    }
}
