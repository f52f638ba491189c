package dev.postern.cluster;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Clusters made of processes of this machine: Linux on amd64 with root; Debian or Ubuntu if packages are missing, and
 * Go if binaries are. The state of each is the directory of its name in the user's cache.
 */
final class NativeProvider implements ClusterProvider {

    private static final Duration READY_WITHIN = Duration.ofMinutes(3);
    private static final Path CLUSTERS = UserCache.directory().resolve("clusters");

    @Override
    public Cluster start(ClusterOptions options) {
        NodeScript.run("prerequisites");
        var binaries = BinarySet.NODE.provide();
        var directory = directory(options.name());
        var command = NodeScript.command("run", directory.toString(), binaries.toString());
        return switch (options.lifetime()) {
            case WITH_JVM -> startOnLifeline(command, directory, binaries);
            case UNTIL_REMOVED -> startDetached(command, directory, binaries);
        };
    }

    @Override
    public Optional<Cluster> find(String name) {
        var directory = directory(name);
        return Files.exists(directory.resolve("ready")) && NodeScript.succeeds("alive", directory.toString())
                ? Optional.of(new NativeCluster(directory, BinarySet.NODE.provide(), Optional.empty()))
                : Optional.empty();
    }

    @Override
    public void remove(String name) {
        NodeScript.run("remove", directory(name).toString());
    }

    private static Cluster startOnLifeline(List<String> command, Path directory, Path binaries) {
        var lifeline = Lifeline.start(command, Path.of("/"), Redirect.INHERIT);
        awaitReady(directory, lifeline::alive, lifeline::close);
        return new NativeCluster(directory, binaries, Optional.of(lifeline));
    }

    private static Cluster startDetached(List<String> command, Path directory, Path binaries) {
        var process = startInSessionOfItsOwn(command);
        awaitReady(directory, process::isAlive, process::destroyForcibly);
        return new NativeCluster(directory, binaries, Optional.empty());
    }

    /** So that Ctrl-C at the terminal does not reach it. */
    private static Process startInSessionOfItsOwn(List<String> command) {
        try {
            return new ProcessBuilder(
                            Stream.concat(Stream.of("setsid"), command.stream()).toList())
                    .directory(Path.of("/").toFile())
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new ClusterException("could not start the node", e);
        }
    }

    private static void awaitReady(Path directory, BooleanSupplier alive, Runnable end) {
        var deadline = Instant.now().plus(READY_WITHIN);
        while (!alive.getAsBoolean() || !Files.exists(directory.resolve("ready"))) {
            if (!alive.getAsBoolean() || Instant.now().isAfter(deadline)) {
                var log = LogTail.of(directory.resolve("log/node.log"), 60);
                end.run();
                // Not "remove": the name may belong to a cluster that runs, which would be why ours did not start.
                NodeScript.run("sweep", CLUSTERS.toString());
                throw new ClusterException("the node did not start:\n" + log);
            }
            Pause.briefly();
        }
    }

    private static Path directory(String name) {
        return CLUSTERS.resolve(name);
    }
}
