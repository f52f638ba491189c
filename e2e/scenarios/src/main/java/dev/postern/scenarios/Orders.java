package dev.postern.scenarios;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The demo's API and its consumers in a cluster: what their owners write, and what Postern says of it. */
final class Orders {

    private static final Duration SETTLED = Duration.ofMinutes(2);

    private final Tool kubectl;
    private final Workspace workspace;
    private final Path objects;
    private final List<String> consumers;

    private Orders(Installation installation, Path objects, List<String> consumers) {
        this.kubectl = installation.kubectl();
        this.workspace = installation.workspace();
        this.objects = objects;
        this.consumers = List.copyOf(consumers);
    }

    /** As in the demo: the API is offered over PrivateLink, with callers from two accounts and one inside the cluster. */
    static Orders overPrivateLink(Installation installation) {
        return new Orders(installation, installation.workspace().demo("manifests"), List.of("billing", "audit", "ops"));
    }

    /** Without AWS but for the certificates: the API has no {@code privateLink}, and callers are in its cluster. */
    static Orders insideTheCluster(Installation installation, Path objects) {
        return new Orders(installation, objects, List.of("ops"));
    }

    /** Applies the objects and, right after, the Deployments. */
    Duration applyAndAwaitReady() {
        var start = Instant.now();
        Stream.of("10-orders-api.yaml", "20-consumers.yaml", "30-policy.yaml")
                .map(objects::resolve)
                .forEach(this::apply);
        apply(workspace.manifest("40-deployments.yaml"));
        Patience.until("API, policy and consumers to be Ready", SETTLED, this::ready, this::evidence);
        return Duration.between(start, Instant.now());
    }

    String apply(Path manifest) {
        return kubectl.run("apply", "-f", manifest.toString());
    }

    Tool.Output tryToApply(String manifest) {
        return kubectl.attempt("apply", "-f", workspace.manifest(manifest).toString());
    }

    private boolean ready() {
        return serving()
                && isReady("internalapi", "shop", "orders")
                && isReady("accesspolicy", "shop", "orders-readers")
                && consumers.stream().allMatch(consumer -> isReady("apiconsumer", consumer, consumer));
    }

    /** A pod that Kubernetes does not call ready has no address in the API's Service. */
    private boolean serving() {
        return kubectl.attempt("-n", "shop", "get", "deployment", "orders", "-o=jsonpath={.status.readyReplicas}")
                .text()
                .equals("1");
    }

    boolean isReady(String kind, String namespace, String name) {
        return condition(kind, namespace, name, "Ready", "status").equals("True");
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
        return kubectl.attempt("get", "internalapis,apiconsumers,accesspolicies", "-A")
                .text();
    }

    /** For the message when something did not become Ready: every condition that does not hold. */
    String evidence() {
        return table()
                + kubectl.attempt(
                                "get",
                                "internalapis,apiconsumers,accesspolicies",
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
