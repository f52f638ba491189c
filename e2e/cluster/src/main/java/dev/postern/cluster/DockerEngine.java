package dev.postern.cluster;

import org.testcontainers.DockerClientFactory;

/** Tells whether a Docker engine is behind whatever client may be installed: it asks the engine itself. */
final class DockerEngine {

    private DockerEngine() {}

    static boolean answers() {
        try {
            return DockerClientFactory.instance().isDockerAvailable();
        } catch (NoClassDefFoundError testcontainersLeftOut) {
            return false; // It is an optional dependency.
        }
    }
}
