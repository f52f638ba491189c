package dev.postern.cluster;

import java.nio.file.Path;
import java.util.List;

/** How {@link ApiServer} runs its two processes. Paths are relative to their common working directory. */
final class ControlPlaneFlags {

    /** etcd takes host and port even for a Unix socket; the socket is the file {@code etcd:0}. Only its owner reaches it. */
    private static final String ETCD = "unix://etcd:0";

    private static final String ETCD_PEER = "unix://peer:0";

    private ControlPlaneFlags() {}

    static List<String> etcd(Path binaries) {
        return List.of(
                binaries.resolve("etcd").toString(),
                "--data-dir=data",
                "--unsafe-no-fsync",
                "--listen-client-urls=" + ETCD,
                "--advertise-client-urls=" + ETCD,
                "--listen-peer-urls=" + ETCD_PEER,
                "--initial-advertise-peer-urls=" + ETCD_PEER,
                "--initial-cluster=default=" + ETCD_PEER);
    }

    static List<String> apiServer(Path binaries, int port) {
        return List.of(
                binaries.resolve("kube-apiserver").toString(),
                "--etcd-servers=" + ETCD,
                "--bind-address=127.0.0.1",
                "--advertise-address=127.0.0.1",
                "--secure-port=" + port,
                "--cert-dir=pki",
                "--authorization-mode=RBAC",
                "--token-auth-file=" + Credentials.TOKENS,
                "--service-account-issuer=https://kubernetes.default.svc",
                "--service-account-signing-key-file=" + Credentials.SERVICE_ACCOUNT_KEY,
                "--service-account-key-file=" + Credentials.SERVICE_ACCOUNT_KEY,
                "--service-cluster-ip-range=10.96.0.0/24",
                "--allow-privileged=true",
                // Loopback is no valid endpoint, and nobody in this cluster needs one.
                "--endpoint-reconciler-type=none",
                // Without controllers no service account appears, and every pod would be refused.
                "--disable-admission-plugins=ServiceAccount");
    }
}
