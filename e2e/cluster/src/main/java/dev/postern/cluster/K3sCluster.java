package dev.postern.cluster;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** k3s in a container: its own containerd takes the images, its CoreDNS the zones. Not exercised, see the provider. */
final class K3sCluster implements Cluster {

    private final DockerContainer container;
    private final Path kubeconfig;

    K3sCluster(DockerContainer container, Path kubeconfig) {
        this.container = container;
        this.kubeconfig = kubeconfig;
    }

    @Override
    public Path kubeconfig() {
        return kubeconfig;
    }

    @Override
    public Path kubectl() {
        return onPath("kubectl");
    }

    @Override
    public Path helm() {
        return onPath("helm");
    }

    @Override
    public void loadImage(Path tar) {
        var copied = container.copy(tar);
        container.execute("ctr", "--namespace", "k8s.io", "images", "import", copied);
        container.execute("rm", copied);
    }

    /** k3s uses 10.42/16 and 10.43/16; this range exists inside the container only. */
    @Override
    public SimulatorAddresses simulatorAddresses() {
        return new SimulatorAddresses("10.200");
    }

    @Override
    public String podCidr() {
        return "10.42.0.0/16";
    }

    @Override
    public void forwardZone(String zone, String address) {
        var forwarded = new ForwardedZone(zone, address);
        var manifest = container.copy(write(customDns(forwarded)));
        // A field manager per zone, so that each owns its own key and leaves the others alone.
        container.execute(
                "kubectl",
                "apply",
                "--server-side",
                "--field-manager=zone-" + forwarded.zone(),
                "--filename",
                manifest);
        container.execute("kubectl", "--namespace=kube-system", "rollout", "restart", "deployment/coredns");
        container.execute("kubectl", "--namespace=kube-system", "rollout", "status", "deployment/coredns");
    }

    @Override
    public void close() {
        container.remove();
        try {
            Files.deleteIfExists(kubeconfig);
        } catch (IOException e) {
            throw new UncheckedIOException("could not remove " + kubeconfig, e);
        }
    }

    private static String customDns(ForwardedZone forwarded) {
        return """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: coredns-custom, namespace: kube-system}
                data:
                  %1$s.server: |
                    %1$s {
                      forward . %2$s
                    }
                """.formatted(forwarded.zone(), forwarded.address());
    }

    private static Path write(String manifest) {
        try {
            var file = Files.createTempFile("zone", ".yaml");
            file.toFile().deleteOnExit();
            return Files.writeString(file, manifest);
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary file for a manifest", e);
        }
    }

    private static Path onPath(String name) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new ClusterException(name + " is missing: install it and put it on the PATH"));
    }
}
