package dev.postern.operator.fleet;

import dev.postern.identity.PeerIdentity;
import dev.postern.identity.PeerRole;
import dev.postern.identity.PeerVerdict;
import dev.postern.identity.PeerVerifier;
import dev.postern.identity.SpiffeId;
import dev.postern.identity.TrustBundles;
import java.io.IOException;
import java.net.Socket;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Verifies sidecars by the rules sidecars verify each other by. Host names play no part: a pod is known by its SPIFFE
 * id, so this must be an extended trust manager, to which Java adds no check of its own.
 */
final class SidecarTrust extends X509ExtendedTrustManager {

    private final Supplier<TrustBundles> bundles;
    private final InstantSource clock;

    SidecarTrust(Supplier<TrustBundles> bundles, InstantSource clock) {
        this.bundles = bundles;
        this.clock = clock;
    }

    /** @throws SSLPeerUnverifiedException when the peer is anybody but the expected workload */
    void requireIdentity(SSLSession session, SpiffeId expected) throws IOException {
        Certificate[] chain = session.getPeerCertificates();
        Optional<SpiffeId> found = identity(Arrays.copyOf(chain, chain.length, X509Certificate[].class));
        if (!found.equals(Optional.of(expected))) {
            throw new SSLPeerUnverifiedException(
                    "it is " + found.map(SpiffeId::uri).orElse("nobody") + ", not " + expected.uri());
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        if (verdict(chain) instanceof PeerVerdict.Untrusted(String code, String message)) {
            throw new CertificateException(code + ": " + message);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("the operator serves nobody");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }

    private Optional<SpiffeId> identity(X509Certificate[] chain) {
        return verdict(chain) instanceof PeerVerdict.Trusted(PeerIdentity identity)
                ? identity.spiffeId()
                : Optional.empty();
    }

    private PeerVerdict verdict(X509Certificate[] chain) {
        return new PeerVerifier(bundles.get()).verify(List.of(chain), PeerRole.SERVER, clock.instant());
    }
}
