package dev.postern.runtime.tls;

import dev.postern.identity.PeerIdentity;
import dev.postern.identity.PeerRole;
import dev.postern.identity.PeerVerdict;
import dev.postern.identity.PeerVerifier;
import java.nio.ByteBuffer;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Chains already found good, by their whole encoding. Path validation costs more than the rest of a handshake. An
 * instance lives as long as its verifier: with other roots or another document there is another one, empty.
 */
public final class VerifiedChains implements PeerTrust {

    private final PeerVerifier verifier;
    private final PeerRole role;
    private final InstantSource clock;
    private final Map<List<ByteBuffer>, PeerIdentity> verified;

    public VerifiedChains(PeerVerifier verifier, PeerRole role, InstantSource clock, int capacity) {
        this.verifier = verifier;
        this.role = role;
        this.clock = clock;
        this.verified = new LeastRecentlyUsed(capacity);
    }

    @Override
    public PeerVerdict judge(List<X509Certificate> chain) {
        Instant now = clock.instant();
        try {
            List<ByteBuffer> key = encoded(chain);
            PeerIdentity known = known(key);
            return known != null && now.isBefore(known.notAfter())
                    ? new PeerVerdict.Trusted(known)
                    : verify(key, chain, now);
        } catch (CertificateEncodingException e) {
            return new PeerVerdict.Untrusted("MALFORMED_CHAIN", "a certificate that has no encoding");
        }
    }

    private @Nullable PeerIdentity known(List<ByteBuffer> key) {
        synchronized (verified) {
            return verified.get(key);
        }
    }

    private PeerVerdict verify(List<ByteBuffer> key, List<X509Certificate> chain, Instant now) {
        PeerVerdict verdict = verifier.verify(chain, role, now);
        synchronized (verified) {
            if (verdict instanceof PeerVerdict.Trusted(PeerIdentity identity)) {
                verified.put(key, identity);
            } else {
                verified.remove(key);
            }
        }
        return verdict;
    }

    /** Compares by content, and needs no certificate parsed. */
    private static List<ByteBuffer> encoded(List<X509Certificate> chain) throws CertificateEncodingException {
        List<ByteBuffer> encoded = new ArrayList<>(chain.size());
        for (X509Certificate certificate : chain) {
            encoded.add(ByteBuffer.wrap(certificate.getEncoded()));
        }
        return encoded;
    }

    private static final class LeastRecentlyUsed extends LinkedHashMap<List<ByteBuffer>, PeerIdentity> {

        private static final long serialVersionUID = 1L;

        private final int capacity;

        LeastRecentlyUsed(int capacity) {
            super(16, 0.75f, true);
            this.capacity = capacity;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<ByteBuffer>, PeerIdentity> eldest) {
            return size() > capacity;
        }
    }
}
