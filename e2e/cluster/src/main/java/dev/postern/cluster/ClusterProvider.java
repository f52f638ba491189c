package dev.postern.cluster;

import java.util.Optional;

/** A way to have a cluster on this machine. */
interface ClusterProvider {

    Cluster start(ClusterOptions options);

    Optional<Cluster> find(String name);

    /** Also what a crashed run left under that name. */
    void remove(String name);

    static ClusterProvider available() {
        return DockerEngine.answers() ? new K3sProvider() : new NativeProvider();
    }
}
