package dev.postern.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A real Kubernetes API server with its etcd and nothing else: no controllers, no nodes, no pods. Enough for tests of
 * schemas, admission, reconciling and server-side apply, ready in seconds. Several can run at once, they need no root,
 * and they end with {@link #close()} or with the JVM, however that ends.
 *
 * <p>As there are no controllers, a deleted namespace stays {@code Terminating}, nothing is garbage-collected, and no
 * default service account appears (pods can be created without one). Webhooks may have loopback URLs.
 */
public final class ApiServer implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofMinutes(1);

    private final Path directory;
    private final URI url;
    private final String token;
    private final Lifeline etcd;
    private final Lifeline server;

    private ApiServer(Path directory, Path binaries, int port) {
        this.directory = directory;
        this.url = URI.create("https://127.0.0.1:" + port);
        this.token = Credentials.write(directory);
        this.etcd = run("etcd", ControlPlaneFlags.etcd(binaries));
        this.server = run("kube-apiserver", ControlPlaneFlags.apiServer(binaries, port));
    }

    /** Starts one and waits until it answers, building its binaries first when this user has none yet. */
    public static ApiServer start() {
        var binaries = BinarySet.API_SERVER.provide();
        var started = new ApiServer(temporaryDirectory(), binaries, freePort());
        try {
            new Readiness(started.url, started.caCertificate(), started.token)
                    .await(READY_WITHIN, started.server::alive);
            Kubeconfig.write(started.kubeconfig(), started);
            // The processes end with the JVM in any case; this is for the directory.
            Runtime.getRuntime().addShutdownHook(new Thread(started::close));
            return started;
        } catch (RuntimeException e) {
            var failure = new ClusterException("the API server did not start:\n" + started.lastLogLines(), e);
            started.close();
            throw failure;
        }
    }

    public URI url() {
        return url;
    }

    /** PEM file of the authority behind the serving certificate, which names 127.0.0.1. */
    public Path caCertificate() {
        return directory.resolve("pki/apiserver.crt");
    }

    /** Bearer token of a cluster administrator ({@code system:masters}), made afresh for each server. */
    public String token() {
        return token;
    }

    public Path kubeconfig() {
        return directory.resolve("kubeconfig");
    }

    /** Ends both processes, waits until they are gone, and removes the directory. Idempotent. */
    @Override
    public void close() {
        server.close();
        etcd.close();
        try {
            Directories.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("could not remove " + directory, e);
        }
    }

    private Lifeline run(String name, List<String> command) {
        return Lifeline.start(
                command,
                directory,
                Redirect.appendTo(directory.resolve(name + ".log").toFile()));
    }

    private String lastLogLines() {
        return LogTail.of(directory.resolve("etcd.log"), 5) + LogTail.of(directory.resolve("kube-apiserver.log"), 15);
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("postern-apiserver-");
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary directory for the API server", e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on loopback", e);
        }
    }
}
