package dev.postern.runtime.inbound;

import dev.postern.identity.PeerIdentity;
import dev.postern.identity.PeerVerdict;
import dev.postern.policy.request.Arrival;
import dev.postern.runtime.tls.HandshakeFailure;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Waits for a caller's handshake and makes a session of it. Until then no byte of the connection is anyone's. */
@SuppressWarnings("FutureReturnValueIgnored") // Netty says through the pipeline what fails.
final class CallerHandshake extends ChannelInboundHandlerAdapter {

    private final SslHandler tls;
    private final Arrival arrival;
    private final Postures postures;
    private final Outcome outcome;

    CallerHandshake(SslHandler tls, Arrival arrival, Postures postures, Outcome outcome) {
        this.tls = tls;
        this.arrival = arrival;
        this.postures = postures;
        this.outcome = outcome;
    }

    /** @param failed hears a stable reason */
    record Outcome(Consumer<CallerSession> opened, Consumer<String> failed, InstantSource clock) {}

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent completion) {
            if (completion.isSuccess()) {
                identify(context);
            } else {
                fail(context, HandshakeFailure.reason(completion.cause()));
            }
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }

    private void identify(ChannelHandlerContext context) {
        List<X509Certificate> chain = peerChain();
        var posture = postures.at(outcome.clock().instant());
        if (posture.isEmpty()) {
            fail(context, "no_policy");
            return;
        }
        switch (posture.get().chains().judge(chain)) {
            case PeerVerdict.Untrusted _ -> fail(context, "trust_changed");
            case PeerVerdict.Trusted(PeerIdentity identity) -> {
                outcome.opened().accept(new CallerSession(context.channel(), identity, chain, arrival));
                context.pipeline().remove(this);
            }
        }
    }

    private List<X509Certificate> peerChain() {
        try {
            return Arrays.stream(tls.engine().getSession().getPeerCertificates())
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (SSLPeerUnverifiedException e) {
            return List.of();
        }
    }

    private void fail(ChannelHandlerContext context, String reason) {
        outcome.failed().accept(reason);
        context.close();
    }
}
