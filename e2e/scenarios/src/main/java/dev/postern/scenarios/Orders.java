package dev.postern.scenarios;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The demo's API and its consumers in a cluster, and the calls they make: each method does one thing a person would do. */
final class Orders {

    static final String URL = "http://127.0.0.1:9443/orders";

    private static final Duration SETTLED = Duration.ofSeconds(90);

    private final Tool kubectl;
    private final Workspace workspace;

    Orders(Installation installation) {
        this.kubectl = installation.kubectl();
        this.workspace = installation.workspace();
    }

    void applyObjects() {
        apply("10-orders-api.yaml");
        apply("20-consumers.yaml");
        apply("30-policy.yaml");
    }

    void applyWorkloads() {
        apply("40-deployments.yaml");
    }

    String apply(String manifest) {
        return kubectl.run("apply", "-f", workspace.manifest(manifest).toString());
    }

    Tool.Output tryToApply(String manifest) {
        return kubectl.attempt("apply", "-f", workspace.manifest(manifest).toString());
    }

    /** @return how long it took from now */
    Duration awaitReady() {
        return Patience.until("API, policy and consumer to be Ready", SETTLED, this::ready, this::table);
    }

    private boolean ready() {
        return serving()
                && isReady("internalapi", "shop", "orders")
                && isReady("accesspolicy", "shop", "orders-readers")
                && isReady("apiconsumer", "ops", "ops");
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

    /** A plain HTTP call from the application container of the namespace's deployment of the same name. */
    String call(String consumer, String method, String url) {
        return sample(consumer, "deploy/" + consumer, "call", method, url);
    }

    String intrude(String host, String... keyStore) {
        var words = new ArrayList<>(List.of("intrude", host, "15444"));
        words.addAll(List.of(keyStore));
        return sample("stranger", "pod/stranger", words.toArray(String[]::new));
    }

    private String sample(String namespace, String target, String... words) {
        var command = new ArrayList<>(List.of(
                "-n",
                namespace,
                "exec",
                target,
                "-c",
                target.substring(target.indexOf('/') + 1),
                "--",
                "/opt/java/bin/java",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                "/opt/postern/sample.jar",
                "dev.postern.demo.Sample"));
        command.addAll(List.of(words));
        return kubectl.run(command.toArray(String[]::new));
    }

    String sidecarLog(String text) {
        return kubectl.run("-n", "shop", "logs", "deploy/orders", "-c", "postern-sidecar")
                .lines()
                .filter(line -> line.contains(text))
                .reduce("", (lines, line) -> lines + line + "\n");
    }

    /** What the application itself printed: one line for each request that reached it. */
    String applicationLog() {
        return kubectl.run("-n", "shop", "logs", "deploy/orders", "-c", "orders");
    }

    String addressOfApi() {
        return "postern-api-orders.shop.svc.cluster.local";
    }

    /** Puts a stranger next door, with a certificate of an authority nobody trusts that claims to be {@code ops}. */
    void admitStranger() {
        kubectl.run("create", "namespace", "stranger");
        try (var forged = ForgedIdentity.of("spiffe://demo.example/ns/ops/consumer/ops")) {
            kubectl.run("-n", "stranger", "create", "secret", "generic", "forged", "--from-file=" + forged.keyStore());
        }
        apply("60-stranger.yaml");
        kubectl.run("-n", "stranger", "wait", "--for=condition=Ready", "pod/stranger", "--timeout=60s");
    }
}
