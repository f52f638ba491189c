package dev.postern.runtime.outbound;

import dev.postern.identity.PeerRole;
import dev.postern.identity.PeerVerifier;
import dev.postern.identity.TrustBundles;
import dev.postern.policy.document.ConsumerDocument;
import dev.postern.policy.document.ConsumerState;
import dev.postern.policy.document.Destination;
import dev.postern.runtime.exchange.ServerConnection;
import dev.postern.runtime.exchange.ServerSettings;
import dev.postern.runtime.exchange.Surroundings;
import dev.postern.runtime.exchange.Upstream;
import dev.postern.runtime.material.Identity;
import dev.postern.runtime.material.Subject;
import dev.postern.runtime.material.VerifiedDocument;
import dev.postern.runtime.tls.TlsContext;
import dev.postern.runtime.tls.VerifiedChains;
import dev.postern.runtime.transport.Capacity;
import dev.postern.runtime.transport.Listener;
import io.netty.channel.Channel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The way out to one API: a plain port on loopback, and the connections behind it. Its document says where they lead,
 * or why they lead nowhere.
 */
public final class Outbound {

    private static final int CHAINS = 16;

    private final Subject<ConsumerDocument> subject;
    private final Surroundings surroundings;
    private final ServerSettings settings;
    private final OutboundRequests requests;
    private final Listener listener;

    private volatile OutboundRoute route = new OutboundRoute.Closed("Starting", "the sidecar is starting");
    private volatile Optional<VerifiedDocument<ConsumerDocument>> obeyed = Optional.empty();
    private Optional<Way> way = Optional.empty();

    /** All that makes a connection this one and no other: while it stays equal, connections are kept. */
    private record Claims(Destination destination, Map<String, List<String>> trustRoots, String serial) {}

    private record Way(Claims claims, TlsContext tls, Upstream upstream) {}

    public Outbound(Subject<ConsumerDocument> subject, int localPort, Surroundings surroundings) {
        this.subject = subject;
        this.surroundings = surroundings;
        this.settings = surroundings.server();
        this.requests = new OutboundRequests(subject.name().toString(), () -> route, surroundings.metrics());
        this.listener = Listener.bind(
                surroundings.loops(),
                new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), localPort),
                new Capacity.FirstCome(surroundings.configuration().limits().localConnections()),
                this::accept);
    }

    /** Goes by what the subject holds now. A few times a second, on one thread: time takes things away too. */
    public void enforce() {
        Instant now = surroundings.clock().instant();
        Optional<VerifiedDocument<ConsumerDocument>> document = subject.documentAt(now);
        document.ifPresentOrElse(held -> obey(held.document(), now), this::blockWithoutDocument);
        obeyed = document;
    }

    /** The document that decides where requests go now. */
    public Optional<VerifiedDocument<ConsumerDocument>> obeyedAt(Instant now) {
        return obeyed.filter(held -> held.isInForceAt(now));
    }

    public void stopAccepting() {
        listener.stopAccepting();
    }

    public void drain() {
        listener.drain();
    }

    public int connections() {
        return listener.size();
    }

    public void close() {
        listener.close();
        way.ifPresent(old -> old.upstream().cut());
        way.ifPresent(old -> old.tls().retire());
    }

    private void accept(Channel channel) {
        ServerConnection.install(channel, settings, surroundings.loops().deadlines(channel.eventLoop()), requests);
    }

    private void obey(ConsumerDocument document, Instant now) {
        switch (document.state()) {
            case ConsumerState.Pending(String reason, String message) -> block(reason, message);
            case ConsumerState.Withdrawn(String reason, String message) -> block(reason, message);
            case ConsumerState.Granted(Destination destination) ->
                subject.identityAt(now)
                        .ifPresentOrElse(
                                identity -> lead(destination, document, identity),
                                () -> block("NoIdentity", subject.identity().problem()));
        }
    }

    private void blockWithoutDocument() {
        block(
                "NoDocument",
                subject.document().value().isPresent()
                        ? "the operator's document has ended and no newer one came"
                        : subject.document().problem());
    }

    /** Cuts what is open: access that ended has ended. */
    private void block(String reason, String message) {
        route = new OutboundRoute.Closed(reason, message);
        way.ifPresent(old -> {
            old.upstream().cut();
            old.tls().retire();
        });
        way = Optional.empty();
    }

    private void lead(Destination destination, ConsumerDocument document, Identity identity) {
        var claims = new Claims(destination, document.trustRoots(), identity.serial());
        if (way.map(Way::claims).filter(claims::equals).isPresent()) {
            return;
        }
        Way next = open(claims, identity);
        route = new OutboundRoute.Open(destination, next.upstream());
        way.ifPresent(old -> {
            old.upstream().retire();
            old.tls().retire();
        });
        way = Optional.of(next);
    }

    private Way open(Claims claims, Identity identity) {
        var timeouts = surroundings.configuration().timeouts();
        var verifier = new PeerVerifier(TrustBundles.ofPem(claims.trustRoots()));
        var chains = new VerifiedChains(verifier, PeerRole.SERVER, surroundings.clock(), CHAINS);
        var trust = new ServerTrust(chains, claims.destination().apiSpiffeId());
        var tls = TlsContext.client(identity, trust, timeouts.handshake());
        var dialer = new TlsDialer(claims.destination(), tls, timeouts.apiConnect());
        return new Way(claims, tls, new Upstream(surroundings.loops(), dialer, timeouts.apiIdle()));
    }
}
