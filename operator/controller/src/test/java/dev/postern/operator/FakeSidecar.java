package dev.postern.operator;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.postern.contract.FileLayout;
import dev.postern.contract.Ports;
import dev.postern.contract.StateReport;
import dev.postern.contract.StateReport.ApiState;
import dev.postern.contract.StateReport.CallerSessions;
import dev.postern.contract.StateReport.DocumentInForce;
import dev.postern.contract.StateReport.DocumentState;
import dev.postern.contract.StateReport.IdentityInUse;
import dev.postern.contract.StateReport.IdentityState;
import dev.postern.identity.Pem;
import dev.postern.identity.SerialNumbers;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;

/**
 * A pod of an API as the operator meets it: it sees new files only when its annotation changes, as kubelet has it, serves
 * its state over mutual TLS under the identity it has been given, and tells nobody but the operator.
 */
final class FakeSidecar implements AutoCloseable {

    private final ApiPod pod;
    private final HttpsServer server;
    private volatile Files files;
    private volatile String problem = "";
    private volatile List<CallerSessions> sessions = List.of();
    private final AtomicInteger questions = new AtomicInteger();

    /** What is mounted at one moment. */
    private record Files(ConfigMap document, Secret identity) {}

    private FakeSidecar(ApiPod pod, Files files) throws IOException, GeneralSecurityException {
        this.pod = pod;
        this.files = files;
        this.server = HttpsServer.create(new InetSocketAddress(pod.ip(), Ports.STATE), 0);
        server.setHttpsConfigurator(new MutualTls(context(files.identity())));
        server.createContext(StateReport.TARGET, exchange -> answer((HttpsExchange) exchange));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** Starts with what is there now: the identity must have been issued. */
    static FakeSidecar start(ApiPod pod) throws IOException, GeneralSecurityException {
        return new FakeSidecar(pod, new Files(pod.document(), pod.identity()));
    }

    /** Takes over changed files if the pod's annotation has changed, and says whether it had. */
    boolean syncIfTouched(Pod before, Pod after) {
        boolean touched = !before.getMetadata()
                .getAnnotations()
                .equals(after.getMetadata().getAnnotations());
        if (touched && problem.isEmpty()) {
            files = new Files(pod.document(), pod.identity());
        }
        return touched;
    }

    /** From now on it takes over changed files whenever its pod is touched. */
    void syncOnTouch() {
        pod.resource().inform(new ResourceEventHandler<Pod>() {
            @Override
            public void onAdd(Pod added) {}

            @Override
            public void onUpdate(Pod before, Pod after) {
                syncIfTouched(before, after);
            }

            @Override
            public void onDelete(Pod deleted, boolean unknown) {}
        });
    }

    /** From now on it refuses new documents in these words, and goes on with the last it accepted. */
    void refuse(String words) {
        problem = words;
    }

    /** Takes what is there now. */
    void accept() {
        problem = "";
        files = new Files(pod.document(), pod.identity());
    }

    int questions() {
        return questions.get();
    }

    void connect(CallerSessions... open) {
        sessions = List.of(open);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpsExchange exchange) throws IOException {
        questions.incrementAndGet();
        byte[] body = isOperator(exchange) ? report().toJson().getBytes(StandardCharsets.UTF_8) : new byte[0];
        exchange.sendResponseHeaders(body.length == 0 ? 403 : 200, body.length == 0 ? -1 : body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static boolean isOperator(HttpsExchange exchange) throws IOException {
        try {
            var peer = (X509Certificate) exchange.getSSLSession().getPeerCertificates()[0];
            return peer.getSubjectAlternativeNames().stream()
                    .allMatch(List.of(6, "spiffe://prod.example/ns/postern-system/operator")::equals);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private StateReport report() {
        Files now = files;
        String payload = now.document().getData().get(FileLayout.DOCUMENT).split("\\.", -1)[1];
        byte[] json = Base64.getUrlDecoder().decode(payload);
        var inForce = new DocumentInForce(
                generation(json), sha256(json), Instant.now().plusSeconds(3600));
        X509Certificate leaf = Shop.leafOf(now.identity());
        var inUse =
                new IdentityInUse(SerialNumbers.hex(leaf), leaf.getNotAfter().toInstant());
        return new StateReport(
                "test",
                Instant.EPOCH,
                Optional.of(new ApiState(
                        pod.namespace(),
                        pod.api(),
                        pod.apiUid(),
                        new DocumentState(Optional.of(inForce), problem),
                        new IdentityState(Optional.of(inUse), ""),
                        sessions)),
                List.of());
    }

    private static long generation(byte[] json) {
        String text = new String(json, StandardCharsets.UTF_8);
        return Long.parseLong(text.replaceFirst("(?s).*\"generation\":([0-9]+).*", "$1"));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext context(Secret identity) throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, new char[0]);
        keys.setKeyEntry(
                "pod", Pem.privateKey(Shop.textOf(identity, FileLayout.PRIVATE_KEY)), new char[0], new Certificate[] {
                    Shop.leafOf(identity)
                });
        KeyManagerFactory own = KeyManagerFactory.getInstance("SunX509");
        own.init(keys, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), new TrustManager[] {new CallerTrust(authorityOf(identity))}, null);
        return context;
    }

    private static X509Certificate authorityOf(Secret identity) {
        return Pem.certificates(Shop.textOf(identity, FileLayout.CA_CERTIFICATE))
                .getFirst();
    }

    /** Nobody without a certificate gets a word. */
    private static final class MutualTls extends HttpsConfigurator {

        MutualTls(SSLContext context) {
            super(context);
        }

        @Override
        public void configure(HttpsParameters parameters) {
            SSLParameters tls = getSSLContext().getDefaultSSLParameters();
            tls.setNeedClientAuth(true);
            parameters.setSSLParameters(tls);
        }
    }
}
