package dev.postern.scenarios;

import java.util.regex.Pattern;

/** The demo's numbered steps: what is done, in the words of whoever does it, with the real output of each. */
final class Story {

    private static final Pattern DECISION = Pattern.compile("\"decision\":\"([^\"]+)\"");

    private final Orders orders;
    private final Narrator narrator;
    private final Tool kubectl;

    Story(Orders orders, Installation installation, Narrator narrator) {
        this.orders = orders;
        this.kubectl = installation.kubectl();
        this.narrator = narrator;
    }

    void tell() {
        declareAndWait();
        callIsAllowed();
        callIsDenied();
        unnamedConsumerGetsNothing();
        strangersGetNothing();
        publicServiceIsRefused();
    }

    private void declareAndWait() {
        narrator.step(1, "Three kinds of object are declared, ordinary Deployments follow, all become Ready");
        narrator.command(
                "kubectl apply -f e2e/demo/manifests/{10-orders-api,20-consumers,30-policy,40-deployments}.yaml");
        orders.applyObjects();
        orders.applyWorkloads();
        var taken = orders.awaitReady();
        narrator.remark("Ready %.1f s after the Deployments were applied.".formatted(taken.toMillis() / 1000.0));
        narrator.command("kubectl get internalapis,apiconsumers,accesspolicies -A");
        narrator.output(orders.table());
    }

    private void callIsAllowed() {
        narrator.step(
                2,
                "The ops pod reads an order: through its sidecar, mutual TLS, the API's sidecar, to the app on loopback");
        narrator.command("(ops pod) GET " + Orders.URL + "/42");
        narrator.output(orders.call("ops", "GET", Orders.URL + "/42"));
    }

    private void callIsDenied() {
        narrator.step(3, "The same pod writes: denied, and the decision id finds the reason in the API's sidecar log");
        narrator.command("(ops pod) POST " + Orders.URL);
        var answer = orders.call("ops", "POST", Orders.URL);
        narrator.output(answer);
        var decision = DECISION.matcher(answer);
        if (decision.find()) {
            narrator.command("kubectl -n shop logs deploy/orders -c postern-sidecar | grep " + decision.group(1));
            narrator.output(orders.sidecarLog(decision.group(1)));
        }
    }

    private void unnamedConsumerGetsNothing() {
        narrator.step(
                4,
                "reports is declared, but no policy names it: no certificate, no path, and its status says what to write");
        narrator.command(
                "kubectl -n reports get apiconsumer reports -o jsonpath='{.status.conditions[?(@.type==\"Authorized\")]}'");
        narrator.output(orders.condition("apiconsumer", "reports", "reports", "Authorized", "reason") + ": "
                + orders.condition("apiconsumer", "reports", "reports", "Authorized", "message"));
        narrator.command("kubectl -n reports get secrets");
        narrator.output(kubectl.run("-n", "reports", "get", "secrets"));
        narrator.command("(reports pod) GET " + Orders.URL + "/42");
        narrator.output(orders.call("reports", "GET", Orders.URL + "/42"));
    }

    private void strangersGetNothing() {
        narrator.step(
                5,
                "A pod next door tries without a certificate, and with one of another authority that claims to be ops");
        orders.admitStranger();
        var before = orders.applicationLog();
        narrator.command("(stranger pod) TLS to " + orders.addressOfApi() + " without a certificate");
        narrator.output(orders.intrude(orders.addressOfApi()));
        narrator.command("(stranger pod) TLS to " + orders.addressOfApi() + " with a forged certificate");
        narrator.output(orders.intrude(orders.addressOfApi(), "/forged/forged.p12"));
        narrator.remark("Requests that reached the application meanwhile: "
                + (orders.applicationLog().length() - before.length()));
    }

    private void publicServiceIsRefused() {
        narrator.step(6, "A Service that would put the API on the internet is refused at admission");
        narrator.command("kubectl apply -f e2e/demo/manifests/50-public-service.yaml");
        narrator.output(orders.tryToApply("50-public-service.yaml").text());
    }
}
