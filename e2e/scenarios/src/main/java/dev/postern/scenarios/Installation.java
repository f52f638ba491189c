package dev.postern.scenarios;

import dev.postern.cluster.Cluster;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Postern, the AWS simulator and nothing else, in a cluster: what {@code helm install} on a prepared account would leave. */
final class Installation {

    static final String NAMESPACE = "postern-system";

    private static final List<String> IMAGES = List.of("operator", "webhook", "sidecar", "aws-simulator", "sample");

    /** The private zones of all accounts are under it, and the cluster's DNS asks the simulator for them. */
    private static final String PRIVATE_ZONES = "internal.example";

    private static final int SIMULATOR_PORT = 4566;

    private static final int SIMULATOR_DNS_PORT = 5354;

    private static final Duration ROLLOUT = Duration.ofMinutes(2);

    private final Cluster cluster;
    private final Workspace workspace;
    private final Narrator narrator;
    private final Tool kubectl;
    private final Tool helm;

    Installation(Cluster cluster, Workspace workspace, Narrator narrator) {
        this.cluster = cluster;
        this.workspace = workspace;
        this.narrator = narrator;
        this.kubectl = new Tool(cluster.kubectl(), cluster.kubeconfig());
        this.helm = new Tool(cluster.helm(), cluster.kubeconfig());
    }

    Tool kubectl() {
        return kubectl;
    }

    Tool helm() {
        return helm;
    }

    Workspace workspace() {
        return workspace;
    }

    void install() {
        loadImages();
        startSimulator();
        installChart();
        awaitAdmission();
    }

    private void loadImages() {
        narrator.progress("loading images: " + String.join(", ", IMAGES));
        IMAGES.stream().map(workspace::image).forEach(cluster::loadImage);
    }

    /** Its seed is a template: what addresses are free for it, and which are pods', is the cluster's to say. */
    private void startSimulator() {
        narrator.progress("starting the AWS simulator (no AWS account is involved)");
        var manifest = workspace
                .text("e2e/demo/simulator/10-simulator.yaml")
                .replace("{{simulator}}", cluster.simulatorAddresses().prefix())
                .replace("{{pods}}", cluster.podCidr());
        kubectl.runOn(manifest, "apply", "-f", "-");
        kubectl.run("-n", "aws-simulator", "rollout", "status", "deployment/aws-simulator", timeout());
        cluster.forwardZone(PRIVATE_ZONES, nodeAddress() + ":" + SIMULATOR_DNS_PORT);
    }

    /** AWS, as the demo has it. */
    SimulatedAws aws() {
        return new SimulatedAws(URI.create("http://" + nodeAddress() + ":" + SIMULATOR_PORT));
    }

    private String nodeAddress() {
        return kubectl.run(
                "get", "nodes", "-o=jsonpath={.items[0].status.addresses[?(@.type==\"InternalIP\")].address}");
    }

    private void installChart() {
        narrator.progress("installing Postern with its Helm chart");
        helm.run(
                "upgrade",
                "--install",
                "postern",
                workspace.chart().toString(),
                "--namespace",
                NAMESPACE,
                "--create-namespace",
                "--values",
                workspace.demo("values.yaml").toString(),
                "--wait",
                timeout());
    }

    /** Installed means that a dry-run create passes the webhook. */
    private void awaitAdmission() {
        kubectl.run("apply", "-f", workspace.manifest("00-namespaces.yaml").toString());
        var taken = Patience.until("a dry-run create to pass the webhook", ROLLOUT, this::admits, this::pods);
        narrator.progress("admission answers (after " + taken.toMillis() + " ms)");
    }

    private boolean admits() {
        return kubectl.attempt(
                        "create",
                        "--dry-run=server",
                        "-f",
                        workspace.manifest("10-orders-api.yaml").toString())
                .succeeded();
    }

    /** The state of everything, for the message when something did not happen. */
    String pods() {
        return kubectl.attempt("get", "pods", "-A", "-o", "wide").text()
                + kubectl.attempt(
                                "create",
                                "--dry-run=server",
                                "-f",
                                workspace.manifest("10-orders-api.yaml").toString())
                        .text();
    }

    private static String timeout() {
        return "--timeout=" + ROLLOUT.toSeconds() + "s";
    }
}
