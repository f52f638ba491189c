package dev.postern.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;

/** Tells whether a Docker engine is behind whatever client may be installed: it asks the engine itself. */
final class DockerEngine {

    private DockerEngine() {}

    static boolean answers() {
        return addressKnown() && engineAnswers();
    }

    private static boolean engineAnswers() {
        try {
            return DockerClientFactory.instance().isDockerAvailable();
        } catch (NoClassDefFoundError testcontainersLeftOut) {
            return false; // It is an optional dependency.
        }
    }

    /** Spares machines that plainly have no engine the search for one, and its warnings. */
    private static boolean addressKnown() {
        return System.getenv("DOCKER_HOST") != null || sockets().anyMatch(Files::exists);
    }

    private static Stream<Path> sockets() {
        var home = Path.of(System.getProperty("user.home"));
        var system = Stream.of(
                Path.of("/var/run/docker.sock"),
                home.resolve(".docker/run/docker.sock"),
                home.resolve(".docker/desktop/docker.sock"));
        return Stream.concat(
                system,
                Stream.ofNullable(System.getenv("XDG_RUNTIME_DIR")).map(runtime -> Path.of(runtime, "docker.sock")));
    }
}
