package dev.postern.cluster;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A real Kubernetes with one node on which pods run: k3s in a container where a Docker engine answers, else a native
 * node made of processes of this machine. Tests and the demo see no difference.
 */
public interface Cluster extends AutoCloseable {

    /** Blocks until the node is ready. The first time on a machine this installs and builds what is missing. */
    static Cluster start(ClusterOptions options) {
        return ClusterProvider.available().start(options);
    }

    /** The running cluster of that name, if there is one. */
    static Optional<Cluster> find(String name) {
        return ClusterProvider.available().find(name);
    }

    /** Removes the cluster of that name, or what a crashed run left of it; nothing happens when there is neither. */
    static void remove(String name) {
        ClusterProvider.available().remove(name);
    }

    /** A file with administrator's credentials; reachable from this machine. */
    Path kubeconfig();

    /** A kubectl of the cluster's version. */
    Path kubectl();

    Path helm();

    /**
     * Makes an image from a Docker or OCI archive usable by pods, under the name it has in the archive. There is no
     * registry, so pods need {@code imagePullPolicy: IfNotPresent} or a tag other than {@code latest}.
     */
    void loadImage(Path tar);

    /** Where the AWS simulator's pod may take addresses. */
    SimulatorAddresses simulatorAddresses();

    /** Where the addresses of pods come from, as in {@code 10.200.0.0/24}. */
    String podCidr();

    /** Has the cluster's DNS ask this server (port 53 unless given) for everything in the zone; in force on return. */
    void forwardZone(String zone, String address);

    /** Removes the cluster with everything it left on the machine. Idempotent. */
    @Override
    void close();
}
