package dev.postern.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** One node in namespaces of its own; see {@code node.sh} and {@code init.sh} for what it consists of. */
final class NativeCluster implements Cluster {

    private final Path directory;
    private final Path binaries;
    private final Optional<Lifeline> lifeline;

    /** A cluster that does not end with this JVM has no lifeline. */
    NativeCluster(Path directory, Path binaries, Optional<Lifeline> lifeline) {
        this.directory = directory;
        this.binaries = binaries;
        this.lifeline = lifeline;
    }

    @Override
    public Path kubeconfig() {
        return directory.resolve("kubeconfig");
    }

    @Override
    public Path kubectl() {
        return binaries.resolve("kubectl");
    }

    @Override
    public Path helm() {
        return binaries.resolve("helm");
    }

    @Override
    public void loadImage(Path tar) {
        NodeScript.runWithInput(Redirect.from(tar.toFile()), "load", directory.toString());
    }

    @Override
    public SimulatorAddresses simulatorAddresses() {
        try {
            return SimulatorAddresses.ofCidr(
                    Files.readString(directory.resolve("simulator-addresses")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("the cluster in " + directory + " does not run", e);
        }
    }

    @Override
    public String podCidr() {
        return simulatorAddresses().prefix() + ".0.0/24";
    }

    @Override
    public void forwardZone(String zone, String address) {
        var forwarded = new ForwardedZone(zone, address);
        NodeScript.run("forward", directory.toString(), forwarded.zone(), forwarded.address());
    }

    @Override
    public void close() {
        NodeScript.run("remove", directory.toString());
        lifeline.ifPresent(Lifeline::close);
    }
}
