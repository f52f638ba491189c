package dev.postern.operator;

import dev.postern.identity.PeerRole;
import dev.postern.identity.PeerVerdict;
import dev.postern.identity.PeerVerifier;
import dev.postern.identity.TrustBundles;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Verifies callers as sidecars do, at the time of the simulated world, which tests move. */
final class CallerTrust extends X509ExtendedTrustManager {

    private final X509Certificate authority;

    CallerTrust(X509Certificate authority) {
        this.authority = authority;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        var bundles = new TrustBundles(Map.of(TestCluster.TRUST_DOMAIN, Set.of(authority)));
        var now = TestCluster.aws().world().now();
        if (new PeerVerifier(bundles).verify(List.of(chain), PeerRole.CLIENT, now)
                instanceof PeerVerdict.Untrusted(String code, String message)) {
            throw new CertificateException(code + ": " + message);
        }
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
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("a sidecar's state calls nobody");
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
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
