package dev.postern.runtime.state;

import dev.postern.contract.Binding;
import dev.postern.contract.StateReport;
import dev.postern.identity.PeerRole;
import dev.postern.identity.PeerVerdict;
import dev.postern.identity.PeerVerifier;
import dev.postern.identity.TrustBundles;
import dev.postern.policy.document.SignedDocument;
import dev.postern.runtime.exchange.Exchange;
import dev.postern.runtime.exchange.ServerConnection;
import dev.postern.runtime.exchange.ServerSettings;
import dev.postern.runtime.http.Reply;
import dev.postern.runtime.http.RequestChecks;
import dev.postern.runtime.material.Held;
import dev.postern.runtime.material.Identity;
import dev.postern.runtime.material.Material;
import dev.postern.runtime.material.Subject;
import dev.postern.runtime.tls.PeerTrust;
import dev.postern.runtime.tls.ServerTls;
import dev.postern.runtime.tls.VerifiedChains;
import dev.postern.runtime.transport.EventLoops;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Serves the state report to the operator, under the API's identity or else the first consumer's by name. The roots the
 * operator is verified with are those of the last documents, in force or not, or those that came with the identity: a
 * sidecar whose document was refused must still be able to say so.
 */
@SuppressWarnings("FutureReturnValueIgnored") // Netty says through the pipeline what fails.
public final class StatePort {

    private static final int CHAINS = 16;

    private final Binding binding;
    private final Material material;
    private final Serving serving;
    private final ServerTls tls;
    private volatile Optional<Believed> believed = Optional.empty();

    /** How and what is served. */
    public record Serving(
            StateReports reports, ServerSettings settings, Duration handshake, EventLoops loops, InstantSource clock) {}

    private record Believed(RootsFrom source, PeerTrust trust) {}

    private record RootsFrom(List<Map<String, List<String>>> documents, List<X509Certificate> authorities) {

        Set<X509Certificate> roots(String trustDomain) {
            var roots = new HashSet<X509Certificate>();
            documents.forEach(pem -> roots.addAll(TrustBundles.ofPem(pem).roots(trustDomain)));
            return roots.isEmpty() ? Set.copyOf(authorities) : roots;
        }
    }

    public StatePort(Binding binding, Material material, Serving serving) {
        this.binding = binding;
        this.material = material;
        this.serving = serving;
        this.tls = new ServerTls(this::judge, serving.handshake());
    }

    /** Goes by the identities and documents held now. One thread. */
    public void enforce() {
        Instant now = serving.clock().instant();
        Optional<Identity> identity = identities()
                .flatMap(held -> held.value().stream())
                .filter(held -> held.isValidAt(now))
                .findFirst();
        believe(new RootsFrom(
                rootsInDocuments(), identity.map(Identity::authorities).orElse(List.of())));
        tls.use(identity);
    }

    /** Fills the pipeline of a connection to this port. */
    public void accept(Channel channel) {
        Optional<SslHandler> handler = tls.accept(channel.alloc());
        if (handler.isEmpty()) {
            channel.close();
            return;
        }
        channel.pipeline().addLast(handler.get(), new AfterHandshake());
    }

    private Stream<Held<Identity>> identities() {
        return subjects().map(Subject::identity);
    }

    private Stream<Subject<? extends SignedDocument>> subjects() {
        return Stream.concat(
                material.api().stream(),
                material.consumers().stream()
                        .sorted(Comparator.comparing(subject -> subject.name().toString())));
    }

    private List<Map<String, List<String>>> rootsInDocuments() {
        return subjects()
                .flatMap(subject -> subject.document().value().stream())
                .map(verified -> verified.document().trustRoots())
                .toList();
    }

    private void believe(RootsFrom source) {
        if (believed.map(Believed::source).filter(source::equals).isPresent()) {
            return;
        }
        var roots = Map.of(binding.trustDomain(), source.roots(binding.trustDomain()));
        var chains =
                new VerifiedChains(new PeerVerifier(new TrustBundles(roots)), PeerRole.CLIENT, serving.clock(), CHAINS);
        believed = Optional.of(new Believed(source, new OperatorTrust(chains, binding.operatorId())));
    }

    private PeerVerdict judge(List<X509Certificate> chain) {
        return believed.map(current -> current.trust().judge(chain))
                .orElseGet(() -> new PeerVerdict.Untrusted("NO_ROOTS", "no roots yet"));
    }

    private void answer(Exchange exchange) {
        RequestChecks.refusal(exchange.head())
                .ifPresentOrElse(exchange::refuse, () -> exchange.respond(answer(exchange.head())));
    }

    private Reply answer(HttpRequest request) {
        return request.uri().equals(StateReport.TARGET) && request.method().equals(HttpMethod.GET)
                ? Reply.json(serving.reports().now().toJson())
                : Reply.error(HttpResponseStatus.NOT_FOUND, "the report is at " + StateReport.TARGET);
    }

    private final class AfterHandshake extends ChannelInboundHandlerAdapter {

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof SslHandshakeCompletionEvent completion && completion.isSuccess()) {
                Channel channel = context.channel();
                var deadlines = serving.loops().deadlines(channel.eventLoop());
                ServerConnection.install(channel, serving.settings(), deadlines, StatePort.this::answer);
                context.pipeline().remove(this);
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }
}
