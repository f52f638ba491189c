package dev.postern.scenarios;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The demo's API and its consumers in a cluster: what their owners write, and what Postern says of it. */
final class Orders {

    private static final Duration SETTLED = Duration.ofMinutes(4);

    private static final String API = "InternalApi/orders";

    private static final String POLICY = "AccessPolicy/orders-readers";

    /** A pod that Kubernetes does not call ready has no address in the API's Service. */
    private static final String SERVING = "Deployment/orders";

    private static final String OBJECTS = "internalapis,apiconsumers,accesspolicies";

    private static final String VERSION =
            "{.kind}/{.metadata.namespace}/{.metadata.name} {.metadata.resourceVersion}{\"\\n\"}";

    private final Tool kubectl;
    private final Workspace workspace;
    private final Path objects;
    private final List<String> expected;

    private Orders(Installation installation, Path objects, List<String> expected) {
        this.kubectl = installation.kubectl();
        this.workspace = installation.workspace();
        this.objects = objects;
        this.expected = List.copyOf(expected);
    }

    /** As in the demo: the API is offered over PrivateLink, with callers from two accounts and one inside the cluster. */
    static Orders overPrivateLink(Installation installation) {
        return new Orders(
                installation,
                installation.workspace().demo("manifests"),
                List.of(API, POLICY, SERVING, "ApiConsumer/billing", "ApiConsumer/audit", "ApiConsumer/ops"));
    }

    /** Without AWS but for the certificates: the API has no {@code privateLink}, and callers are in its cluster. */
    static Orders insideTheCluster(Installation installation, Path objects) {
        return new Orders(installation, objects, List.of(API, POLICY, SERVING, "ApiConsumer/ops"));
    }

    /** Applies the objects and, right after, the Deployments. */
    Duration applyAndAwaitReady() {
        var start = Instant.now();
        apply(
                objects.resolve("10-orders-api.yaml"),
                objects.resolve("20-consumers.yaml"),
                objects.resolve("30-policy.yaml"));
        apply(workspace.manifest("40-deployments.yaml"));
        Patience.until("API, policy and consumers to be Ready", SETTLED, this::ready, this::evidence);
        return Duration.between(start, Instant.now());
    }

    private void apply(Path... manifests) {
        var words = new ArrayList<>(List.of("apply"));
        Stream.of(manifests).forEach(manifest -> words.addAll(List.of("-f", manifest.toString())));
        kubectl.run(words.toArray(String[]::new));
    }

    Tool.Output tryToApply(String manifest) {
        return kubectl.attempt("apply", "-f", workspace.manifest(manifest).toString());
    }

    /** One question for all of them: asking costs the cores on which everything starts. */
    private boolean ready() {
        var ready = kubectl.attempt(
                        "get",
                        "internalapis,apiconsumers,accesspolicies,deployments",
                        "-A",
                        "-o=jsonpath={range .items[*]}{.kind}/{.metadata.name}="
                                + "{.status.conditions[?(@.type==\"Ready\")].status}"
                                + "{.status.conditions[?(@.type==\"Available\")].status}{\"\\n\"}{end}")
                .text()
                .lines()
                .collect(Collectors.toSet());
        return expected.stream().allMatch(name -> ready.contains(name + "=True"));
    }

    /** @param field status, reason or message */
    String condition(String kind, String namespace, String name, String type, String field) {
        return kubectl.attempt(
                        "-n",
                        namespace,
                        "get",
                        kind,
                        name,
                        "-o=jsonpath={.status.conditions[?(@.type==\"" + type + "\")]." + field + "}")
                .text();
    }

    String table() {
        return kubectl.attempt("get", OBJECTS, "-A").text();
    }

    /** For the message when something did not become Ready: every condition that does not hold. */
    String evidence() {
        return table()
                + kubectl.attempt(
                                "get",
                                OBJECTS,
                                "-A",
                                "-o=jsonpath={range .items[*]}{.kind}/{.metadata.name}{range"
                                        + " .status.conditions[?(@.status!=\"True\")]}{\"\\n   \"}{.type}: {.reason}:"
                                        + " {.message}{end}{\"\\n\"}{end}")
                        .text();
    }

    /** Takes away the rule's line for this consumer, and the tests that would fail without it. */
    void takeAway(int consumerInRule) {
        kubectl.run(
                "-n",
                "shop",
                "patch",
                "accesspolicy",
                "orders-readers",
                "--type=json",
                "-p",
                ("[{\"op\":\"replace\",\"path\":\"/spec/rules/0/from/%d/consumer/name\",\"value\":\"nobody\"},"
                                + "{\"op\":\"remove\",\"path\":\"/spec/tests\"}]")
                        .formatted(consumerInRule));
    }

    /** Has every object looked at once more, by a label that means nothing. */
    void touchAll() {
        kubectl.run("label", OBJECTS, "-A", "--all", "touched=once");
    }

    /** Everything that status says of every object, times included. */
    String statuses() {
        return kubectl.run(
                "get", OBJECTS, "-A", "-o=jsonpath={range .items[*]}{.kind}/{.metadata.name} {.status}{\"\\n\"}{end}");
    }

    /** Of the objects themselves. */
    List<String> versions() {
        return versions(OBJECTS);
    }

    /** Versions of what Postern made beside the objects, and of whatever else of these kinds there is. */
    List<String> versionsOfChildren() {
        return versions("secrets,services,configmaps");
    }

    private List<String> versions(String kinds) {
        return lines(kubectl.run("get", kinds, "-A", "-o=jsonpath={range .items[*]}" + VERSION + "{end}"));
    }

    private static List<String> lines(String text) {
        return text.lines().sorted().toList();
    }

    void deleteAll() {
        kubectl.run("delete", "accesspolicies,apiconsumers,internalapis", "-A", "--all", "--timeout=120s");
    }

    /** Secrets, ConfigMaps and Services that Postern made beside the objects. */
    String children() {
        var all = new StringBuilder();
        for (var namespace : new String[] {"shop", "billing", "audit", "ops", "reports"}) {
            all.append(kubectl.run("-n", namespace, "get", "secrets,services,configmaps", "-o", "name")
                    .replace("configmap/kube-root-ca.crt\n", ""));
        }
        return all.toString();
    }
}
