package dev.postern.runtime.inbound;

import dev.postern.identity.PeerIdentity;
import dev.postern.identity.SpiffeId;
import dev.postern.policy.request.Arrival;
import dev.postern.policy.request.CallContext;
import io.netty.channel.Channel;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One caller's connection after its handshake: who it is, by which path it came, and whether it counts. */
final class CallerSession {

    private final Channel channel;
    private final PeerIdentity identity;
    private final List<X509Certificate> chain;
    private final Arrival arrival;
    private final Optional<CallContext> context;
    private volatile boolean accepted;

    CallerSession(Channel channel, PeerIdentity identity, List<X509Certificate> chain, Arrival arrival) {
        this.channel = channel;
        this.identity = identity;
        this.chain = List.copyOf(chain);
        this.arrival = arrival;
        this.context =
                identity.spiffeId().map(SpiffeId::uri).map(id -> new CallContext(id, identity.serial(), arrival));
    }

    Channel channel() {
        return channel;
    }

    List<X509Certificate> chain() {
        return chain;
    }

    Arrival arrival() {
        return arrival;
    }

    String serial() {
        return identity.serial();
    }

    /** Empty when the certificate, though good, names nobody. */
    Optional<CallContext> context() {
        return context;
    }

    /** Whether its caller and certificate were in the document when last looked at. */
    boolean isAccepted() {
        return accepted;
    }

    void accepted(boolean now) {
        accepted = now;
    }

    boolean hasValidCertificateAt(Instant now) {
        return now.isBefore(identity.notAfter());
    }

    boolean isAcceptedBy(Posture posture, Instant now) {
        return context.map(call -> posture.accepts(call.callerSpiffeId(), call.serial(), now))
                .orElse(false);
    }
}
