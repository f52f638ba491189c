package dev.postern.runtime.tls;

import dev.postern.identity.PeerVerdict;
import dev.postern.identity.TrustCodes;
import io.netty.handler.ssl.OpenSslCertificateException;
import io.netty.internal.tcnative.CertificateVerifier;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Hands the question whom to believe from the TLS library to {@link PeerTrust}, and names no authority to peers. */
final class PeerTrustManager extends X509ExtendedTrustManager {

    private final PeerTrust trust;

    PeerTrustManager(PeerTrust trust) {
        this.trust = trust;
    }

    private void check(X509Certificate[] chain) throws CertificateException {
        switch (trust.judge(List.of(chain))) {
            case PeerVerdict.Trusted _ -> {}
            case PeerVerdict.Untrusted(String code, String message) ->
                throw new OpenSslCertificateException(message, new PeerRefusedException(code, message), alert(code));
        }
    }

    /** Without one BoringSSL tells the peer of an internal error, and the peer looks for it in the wrong place. */
    private static int alert(String code) {
        return switch (code) {
            case TrustCodes.NO_PATH_TO_ROOT, TrustCodes.UNKNOWN_TRUST_DOMAIN ->
                CertificateVerifier.X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY;
            case TrustCodes.EXPIRED -> CertificateVerifier.X509_V_ERR_CERT_HAS_EXPIRED;
            default -> CertificateVerifier.X509_V_ERR_CERT_REJECTED;
        };
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        check(chain);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
