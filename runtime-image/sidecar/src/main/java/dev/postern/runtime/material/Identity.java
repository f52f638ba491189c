package dev.postern.runtime.material;

import dev.postern.identity.SpiffeId;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * A certificate this pod may show, with its key.
 *
 * @param chain the leaf first
 * @param authorities roots that came with it; good for letting the operator read reports, never for callers
 */
public record Identity(
        SpiffeId id, List<X509Certificate> chain, PrivateKey key, String serial, List<X509Certificate> authorities) {

    public Identity {
        chain = List.copyOf(chain);
        authorities = List.copyOf(authorities);
    }

    public Instant notAfter() {
        return chain.getFirst().getNotAfter().toInstant();
    }

    public boolean isValidAt(Instant now) {
        return now.isBefore(notAfter());
    }

    @Override
    public String toString() {
        return id + " " + serial;
    }
}
