package dev.postern.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Starts a cluster that stays when the command has ended, and removes it later: for people and for make. */
public final class ClusterCommand {

    private static final String HELP = """
            Usage: cluster COMMAND NAME [IMAGE.tar...]
              up NAME              start a cluster that runs until it is taken down (no-op if it runs)
              status NAME          say whether it runs, and how to reach it; exit code 1 if it does not
              load NAME IMAGE...   make images usable by its pods
              down NAME            remove it with everything it left on this machine
            Where a Docker engine answers, the cluster is k3s in a container. Else it is a native node: Linux on amd64,
            root, Go 1.26 or newer for the first start (about 10 minutes), later starts take about 5 seconds.
            """;

    private ClusterCommand() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        if (arguments.contains("--help") || arguments.size() < 2) {
            System.out.print(HELP);
            return arguments.contains("--help") ? 0 : 2;
        }
        try {
            return run(arguments.get(0), arguments.get(1), arguments.subList(2, arguments.size()));
        } catch (ClusterException | IllegalArgumentException e) {
            System.err.println("[cluster] " + e.getMessage());
            return 1;
        }
    }

    private static int run(String command, String name, List<String> rest) {
        return switch (command) {
            case "up" -> up(ClusterOptions.kept(name));
            case "status" -> status(name);
            case "load" -> load(name, rest);
            case "down" -> down(name);
            default -> throw new IllegalArgumentException("there is no command '" + command + "': see --help");
        };
    }

    private static int up(ClusterOptions options) {
        var cluster = Cluster.find(options.name()).orElseGet(() -> Cluster.start(options));
        return describe(cluster);
    }

    private static int status(String name) {
        return Cluster.find(name).map(ClusterCommand::describe).orElseGet(() -> notRunning(name));
    }

    private static int load(String name, List<String> images) {
        var cluster = Cluster.find(name);
        if (cluster.isEmpty()) {
            return notRunning(name);
        }
        images.stream().map(Path::of).map(ClusterCommand::existing).forEach(cluster.get()::loadImage);
        return 0;
    }

    private static Path existing(Path image) {
        if (!Files.isReadable(image)) {
            throw new ClusterException("there is no image archive " + image);
        }
        return image;
    }

    private static int down(String name) {
        Cluster.remove(name);
        return 0;
    }

    private static int notRunning(String name) {
        System.out.println("cluster " + name + " does not run");
        return 1;
    }

    private static int describe(Cluster cluster) {
        System.out.println("export KUBECONFIG=" + cluster.kubeconfig());
        System.out.println("# kubectl: " + cluster.kubectl());
        System.out.println(
                "# addresses for the simulator: " + cluster.simulatorAddresses().cidr());
        return 0;
    }
}
