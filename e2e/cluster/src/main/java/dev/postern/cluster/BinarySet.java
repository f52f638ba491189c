package dev.postern.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** What has to be built before something can run; {@code build.sh} says which binaries and versions that means. */
enum BinarySet {
    API_SERVER("api-server"),
    NODE("node");

    private final String name;

    BinarySet(String name) {
        this.name = name;
    }

    /**
     * The directory that holds these binaries, building first what is missing: about ten minutes once on two cores,
     * with progress on standard error. Safe to call from several JVMs at once; only one of them builds.
     */
    Path provide() {
        try {
            var process = builder().start();
            var directory = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() != 0) {
                throw new ClusterException("Kubernetes could not be built; the reason is on standard error above");
            }
            return Path.of(directory);
        } catch (IOException e) {
            throw new ClusterException("the build script could not be run: is bash installed?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("interrupted while building Kubernetes", e);
        }
    }

    private ProcessBuilder builder() {
        var builder = new ProcessBuilder(Scripts.command("build.sh", List.of(name)));
        builder.environment().put("POSTERN_CACHE", UserCache.directory().toString());
        return builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    }
}
