package dev.postern.operator.fleet;

import dev.postern.operator.certificate.LiveIdentity;
import dev.postern.operator.certificate.TrustRoots;
import dev.postern.operator.configuration.Authorities;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.InstantSource;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** The client that asks pods, made anew whenever the operator's certificate is. */
@Singleton
final class OperatorTls {

    /** Of a key store that never leaves memory. */
    private static final char[] NO_PASSWORD = new char[0];

    private final OperatorIdentity identity;
    private final SidecarTrust trust;
    private final String trustDomain;
    private final InstantSource clock;
    private Optional<Client> current = Optional.empty();

    @Inject
    OperatorTls(OperatorIdentity identity, TrustRoots roots, Authorities authorities, InstantSource clock) {
        this.identity = identity;
        this.trustDomain = authorities.trustDomain();
        this.trust = new SidecarTrust(roots::bundles, clock);
        this.clock = clock;
    }

    /**
     * Asks the pod for its state. Empty while the operator has no certificate, the pod no address, or nothing it could
     * prove to be.
     */
    Optional<Answer> ask(InjectedPod pod) {
        return client().flatMap(client ->
                pod.ip().flatMap(ip -> pod.expectedIdentity(trustDomain).map(expected -> client.ask(ip, expected))));
    }

    /** Carries the operator's certificate on; may block for calls to AWS. */
    void refresh() {
        identity.current().ifPresent(this::use);
    }

    synchronized void close() {
        current.ifPresent(client -> client.client().close());
        current = Optional.empty();
    }

    private synchronized Optional<StateClient> client() {
        return current.map(Client::client);
    }

    private synchronized void use(LiveIdentity live) {
        String serial = live.issued().serial();
        if (current.filter(client -> client.serial().equals(serial)).isEmpty()) {
            close();
            current = Optional.of(new Client(serial, new StateClient(context(live), trust, clock)));
        }
    }

    private SSLContext context(LiveIdentity live) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keyManagers(live), new TrustManager[] {trust}, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the operator's own certificate cannot be used", e);
        }
    }

    private static KeyManager[] keyManagers(LiveIdentity live) throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, NO_PASSWORD);
        keys.setKeyEntry(
                "operator", live.key(), NO_PASSWORD, live.issued().chain().toArray(Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private record Client(String serial, StateClient client) {}
}
