package dev.postern.runtime.tls;

import dev.postern.runtime.material.Identity;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslHandler;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** TLS of a port whose identity is renewed while connections stay open. */
public final class ServerTls {

    private final PeerTrust trust;
    private final Duration handshake;
    private @Nullable TlsContext context;
    private Optional<String> serial = Optional.empty();

    public ServerTls(PeerTrust trust, Duration handshake) {
        this.trust = trust;
        this.handshake = handshake;
    }

    /** From now on handshakes show this identity, or none are made. */
    public synchronized void use(Optional<Identity> identity) {
        Optional<String> wanted = identity.map(Identity::serial);
        if (wanted.equals(serial)) {
            return;
        }
        TlsContext old = context;
        context = identity.map(shown -> TlsContext.server(shown, trust, handshake))
                .orElse(null);
        serial = wanted;
        if (old != null) {
            old.retire();
        }
    }

    /** Empty while there is no identity to show. */
    public synchronized Optional<SslHandler> accept(ByteBufAllocator allocator) {
        return Optional.ofNullable(context).map(shown -> shown.accept(allocator));
    }
}
