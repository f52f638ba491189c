package dev.postern.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The demo's pods at work: the calls they make, and what those leave in logs and counters. */
record Pods(Tool kubectl) {

    static final String URL = "http://127.0.0.1:9443/orders";

    /** The sample image's program, as it is started in one of its containers. */
    static final List<String> SAMPLE = List.of(
            "/opt/java/bin/java",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            "/opt/postern/sample.jar",
            "dev.postern.demo.Sample");

    private static final Pattern MISMATCH =
            Pattern.compile("(?m)^postern_binding_mismatches_total\\{caller=\"billing/billing\".*} ([0-9.]+)$");

    /** A plain HTTP call from the application container of the namespace's deployment of the same name. */
    String call(String consumer, String method, String url) {
        return sample(consumer, "deploy/" + consumer, "call", method, url);
    }

    /** Runs a command of the sample image in a pod whose container is named like it. */
    String sample(String namespace, String target, String... words) {
        var command = new ArrayList<>(
                List.of("-n", namespace, "exec", target, "-c", target.substring(target.indexOf('/') + 1), "--"));
        command.addAll(SAMPLE);
        command.addAll(List.of(words));
        return kubectl.run(command.toArray(String[]::new));
    }

    /** Lines of the API's sidecar that contain this. */
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

    /** How often the API's sidecar met the identity of billing where it does not belong. */
    int bindingMismatches() {
        var pod = kubectl.run("-n", "shop", "get", "pods", "-l=app=orders", "-o=jsonpath={.items[0].metadata.name}");
        var metrics = kubectl.run("get", "--raw", "/api/v1/namespaces/shop/pods/" + pod + ":15090/proxy/metrics");
        return MISMATCH.matcher(metrics)
                .results()
                .mapToInt(line -> (int) Double.parseDouble(line.group(1)))
                .sum();
    }
}
