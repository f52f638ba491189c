package dev.postern.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file by which kubectl, Helm and clients reach an {@link ApiServer}. */
final class Kubeconfig {

    private Kubeconfig() {}

    static void write(Path file, ApiServer server) {
        var text = """
                apiVersion: v1
                kind: Config
                clusters: [{name: cluster, cluster: {server: "%s", certificate-authority: "%s"}}]
                users: [{name: admin, user: {token: "%s"}}]
                contexts: [{name: admin, context: {cluster: cluster, user: admin, namespace: default}}]
                current-context: admin
                """.formatted(server.url(), server.caCertificate(), server.token());
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("could not write " + file, e);
        }
    }
}
