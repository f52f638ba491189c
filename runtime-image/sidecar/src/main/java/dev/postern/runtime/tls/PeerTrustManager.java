package dev.postern.runtime.tls;

import dev.postern.identity.PeerVerdict;
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

    private void check(X509Certificate[] chain) throws PeerRefusedException {
        switch (trust.judge(List.of(chain))) {
            case PeerVerdict.Trusted _ -> {}
            case PeerVerdict.Untrusted(String code, String message) -> throw new PeerRefusedException(code, message);
        }
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
