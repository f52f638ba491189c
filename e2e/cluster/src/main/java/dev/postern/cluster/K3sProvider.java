package dev.postern.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.k3s.K3sContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * Clusters in a container each, by Testcontainers. <strong>Not exercised:</strong> it was written on machines without
 * a Docker engine, where it compiles and is never chosen; expect to adjust it on its first run.
 */
final class K3sProvider implements ClusterProvider {

    private static final DockerImageName IMAGE = DockerImageName.parse("rancher/k3s:v1.35.0-k3s1");
    private static final String LABEL = "dev.postern.cluster";

    @Override
    public Cluster start(ClusterOptions options) {
        requireReaperFits(options.lifetime());
        var container = new K3sContainer(IMAGE).withLabel(LABEL, options.name());
        container.start();
        var kubeconfig = write(kubeconfig(options.name()), container.getKubeConfigYaml());
        return new K3sCluster(new DockerContainer(container.getContainerId()), kubeconfig);
    }

    @Override
    public Optional<Cluster> find(String name) {
        return containers(name).stream().findFirst().map(found -> new K3sCluster(found, kubeconfig(name)));
    }

    @Override
    public void remove(String name) {
        find(name).ifPresent(Cluster::close);
    }

    /** Testcontainers' reaper removes every container when the JVM ends, unless the environment says otherwise. */
    private static void requireReaperFits(ClusterOptions.Lifetime lifetime) {
        var reaperOff = Boolean.parseBoolean(System.getenv("TESTCONTAINERS_RYUK_DISABLED"));
        if (lifetime == ClusterOptions.Lifetime.UNTIL_REMOVED && !reaperOff) {
            throw new ClusterException("to keep a cluster in Docker, set TESTCONTAINERS_RYUK_DISABLED=true");
        }
    }

    private static List<DockerContainer> containers(String name) {
        var command = DockerClientFactory.lazyClient().listContainersCmd().withLabelFilter(Map.of(LABEL, name));
        return command.exec().stream()
                .map(found -> new DockerContainer(found.getId()))
                .toList();
    }

    private static Path kubeconfig(String name) {
        return UserCache.directory().resolve("k3s").resolve(name + ".kubeconfig");
    }

    private static Path write(Path file, String content) {
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException("could not write " + file, e);
        }
    }
}
