package dev.postern.scenarios;

import dev.postern.cluster.Cluster;
import dev.postern.cluster.ClusterOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The demo: a real cluster, Postern by its chart, an API with its consumers, and what happens to each. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Shows Postern on a real cluster against the AWS simulator. Build the images first: make images.",
        subcommands = {DemoCommand.Run.class, DemoCommand.Keep.class, DemoCommand.Clean.class})
final class DemoCommand {

    private static final String CLUSTER = "postern-demo";

    private DemoCommand() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new DemoCommand())
                .setExecutionExceptionHandler(DemoCommand::explain)
                .execute(arguments));
    }

    private static void tell(Cluster cluster, Narrator narrator) {
        var installation = new Installation(cluster, Workspace.find(), narrator);
        installation.install();
        new Story(installation, narrator).tell();
    }

    private static int explain(Exception problem, CommandLine command, CommandLine.ParseResult parsed) {
        System.err.println("demo: " + problem.getMessage());
        return 1;
    }

    /** Tells the demo and removes everything. */
    @Command(name = "run", mixinStandardHelpOptions = true, description = "Tell the demo, then remove everything.")
    static final class Run implements Callable<Integer> {

        @Override
        public Integer call() {
            var narrator = new Narrator(System.out);
            narrator.progress("starting a cluster");
            try (var cluster = Cluster.start(ClusterOptions.forTests())) {
                tell(cluster, narrator);
                narrator.progress("removing the cluster");
            }
            return 0;
        }
    }

    /** Tells the demo and leaves it running. */
    @Command(name = "keep", mixinStandardHelpOptions = true, description = "Tell the demo and leave it running.")
    static final class Keep implements Callable<Integer> {

        @Override
        public Integer call() {
            var narrator = new Narrator(System.out);
            if (Cluster.find(CLUSTER).isPresent()) {
                narrator.progress("a demo runs already; make demo-clean removes it");
                return howToLook(Cluster.find(CLUSTER).orElseThrow(), narrator);
            }
            narrator.progress("starting a cluster");
            var cluster = Cluster.start(ClusterOptions.kept(CLUSTER));
            tell(cluster, narrator);
            return howToLook(cluster, narrator);
        }

        private static int howToLook(Cluster cluster, Narrator narrator) {
            var installation = new Installation(cluster, Workspace.find(), narrator);
            narrator.progress("The demo is left running. To look around:");
            narrator.output("""
                    export KUBECONFIG=%s
                    alias kubectl=%s
                    kubectl get postern -A
                    kubectl -n billing exec deploy/billing -c billing -- %s call GET %s/42
                    curl %s/_postern/inventory
                    kubectl explain accesspolicy.spec.rules
                    kubectl -n shop describe internalapi orders
                    kubectl -n shop edit accesspolicy orders-readers
                    make demo-clean
                    """.formatted(
                            cluster.kubeconfig(),
                            cluster.kubectl(),
                            String.join(" ", Pods.SAMPLE),
                            Pods.URL,
                            installation.aws().endpoint()));
            return 0;
        }
    }

    /** Removes what {@code keep} left. */
    @Command(name = "clean", mixinStandardHelpOptions = true, description = "Remove the demo that was kept.")
    static final class Clean implements Callable<Integer> {

        @Override
        public Integer call() {
            Cluster.remove(CLUSTER);
            System.out.println("[demo] removed");
            return 0;
        }
    }
}
