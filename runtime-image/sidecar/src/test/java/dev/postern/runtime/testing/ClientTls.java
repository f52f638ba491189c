package dev.postern.runtime.testing;

import dev.postern.identity.testing.TestIdentity;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** The JDK's TLS on the caller's side. It believes any server: what servers are is not what these tests ask. */
final class ClientTls {

    private static final char[] PASSWORD = "test".toCharArray();

    private ClientTls() {}

    static SSLContext of(Optional<TestIdentity> identity) throws IOException {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(keyManagers(identity), new TrustManager[] {new Credulous()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyManager[] keyManagers(Optional<TestIdentity> identity)
            throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, PASSWORD);
        if (identity.isPresent()) {
            var chain = identity.get().chain().toArray(X509Certificate[]::new);
            store.setKeyEntry("identity", identity.get().keyPair().getPrivate(), PASSWORD, chain);
        }
        var factory = KeyManagerFactory.getInstance("PKIX");
        factory.init(store, PASSWORD);
        return factory.getKeyManagers();
    }

    private static final class Credulous implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
