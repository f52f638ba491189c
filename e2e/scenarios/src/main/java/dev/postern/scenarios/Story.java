package dev.postern.scenarios;

import dev.postern.scenarios.Stranger.Address;
import java.time.Duration;
import java.util.regex.Pattern;

/** The demo's numbered steps: what is done, in the words of whoever does it, with the real output of each. */
final class Story {

    private static final Pattern DECISION = Pattern.compile("\"decision\":\"([^\"]+)\"");

    private final Orders orders;
    private final Pods pods;
    private final Narrator narrator;
    private final Tool kubectl;
    private final SimulatedAws aws;
    private final Stranger stranger;

    Story(Installation installation, Narrator narrator) {
        this.orders = Orders.overPrivateLink(installation);
        this.kubectl = installation.kubectl();
        this.pods = new Pods(kubectl);
        this.narrator = narrator;
        this.aws = installation.aws();
        this.stranger = new Stranger(installation);
    }

    void tell() {
        declareAndWait();
        callIsAllowed();
        callIsDenied();
        unnamedConsumerGetsNothing();
        endpointByHandIsWorthNothing();
        stolenIdentityIsWorthNothing();
        strangersGetNothing();
        publicServiceIsRefused();
    }

    private void declareAndWait() {
        narrator.step(1, "Three kinds of object are declared, ordinary Deployments follow, all become Ready");
        narrator.command(
                "kubectl apply -f e2e/demo/manifests/{10-orders-api,20-consumers,30-policy,40-deployments}.yaml");
        var taken = orders.applyAndAwaitReady();
        narrator.remark("Ready %.1f s after the first object was applied.".formatted(taken.toMillis() / 1000.0));
        narrator.command("kubectl get internalapis,apiconsumers,accesspolicies -A");
        narrator.output(orders.table());
        narrator.remark("What exists in AWS now, by account (" + aws.endpoint() + "/_postern/inventory):");
        narrator.output(aws.inventory().table());
    }

    private void callIsAllowed() {
        narrator.step(
                2,
                "billing reads an order: its sidecar, interface endpoint, endpoint service, load balancer, the API's"
                        + " sidecar, the app on loopback");
        narrator.command("(billing pod) GET " + Pods.URL + "/42");
        narrator.output(pods.call("billing", "GET", Pods.URL + "/42"));
    }

    private void callIsDenied() {
        narrator.step(3, "The same pod writes: denied, and the decision id finds the reason in the API's sidecar log");
        narrator.command("(billing pod) POST " + Pods.URL);
        var answer = pods.call("billing", "POST", Pods.URL);
        narrator.output(answer);
        var decision = DECISION.matcher(answer);
        if (decision.find()) {
            narrator.command("kubectl -n shop logs deploy/orders -c postern-sidecar | grep " + decision.group(1));
            narrator.output(pods.sidecarLog(decision.group(1)));
        }
    }

    private void unnamedConsumerGetsNothing() {
        narrator.step(
                4,
                "reports is declared, but no policy names it: no certificate, nothing in AWS, and its status says what"
                        + " to write");
        narrator.command("kubectl -n reports describe apiconsumer reports    # condition Authorized");
        narrator.output(orders.condition("apiconsumer", "reports", "reports", "Authorized", "reason") + ": "
                + orders.condition("apiconsumer", "reports", "reports", "Authorized", "message"));
        narrator.command("kubectl -n reports get secrets");
        narrator.output(kubectl.run("-n", "reports", "get", "secrets"));
        narrator.remark("What exists in AWS of ApiConsumer/reports/reports:");
        narrator.output(new Inventory(aws.inventory().ownedBy("ApiConsumer/reports/reports")).table());
        narrator.command("(reports pod) GET " + Pods.URL + "/42");
        narrator.output(pods.call("reports", "GET", Pods.URL + "/42"));
    }

    private void endpointByHandIsWorthNothing() {
        var service = aws.inventory().ofKind("endpoint service").getFirst().id();
        var command = "aws ec2 create-vpc-endpoint --vpc-endpoint-type Interface --service-name " + service;
        narrator.command("(as " + SimulatedAws.ALLOWED_ROLE + ") " + command);
        try (var ec2 = aws.asAllowedRole();
                var endpoint = HandMadeEndpoint.create(ec2, service)) {
            narrator.output(endpoint.id() + " is, 5 s later: " + endpoint.stateAfter(Duration.ofSeconds(5)));
        }
        narrator.command("(as another principal of that account) " + command);
        try (var ec2 = aws.asDeveloper()) {
            narrator.output(HandMadeEndpoint.refusal(ec2, service));
        }
    }

    private void stolenIdentityIsWorthNothing() {
        narrator.step(5, "The certificate of billing is copied out of its Secret and used elsewhere");
        stranger.forge().steal("billing").enter();
        narrator.remark("Binding mismatches counted before: " + pods.bindingMismatches());
        narrator.command("(stranger pod) GET /orders/42 over audit's endpoint, " + Address.ENDPOINT_OF_AUDIT);
        narrator.output(stranger.intrude(Address.ENDPOINT_OF_AUDIT, "/stolen"));
        narrator.command("(stranger pod) GET /orders/42 on the path of ops, " + Address.IN_CLUSTER);
        narrator.output(stranger.intrude(Address.IN_CLUSTER, "/stolen"));
        narrator.remark("Binding mismatches counted after: " + pods.bindingMismatches());
    }

    private void strangersGetNothing() {
        var before = pods.applicationLog();
        narrator.command("(stranger pod) without a certificate, " + Address.ENDPOINT_OF_AUDIT);
        narrator.output(stranger.intrude(Address.ENDPOINT_OF_AUDIT));
        narrator.command(
                "(stranger pod) with a certificate of another authority that claims to be ops, " + Address.IN_CLUSTER);
        narrator.output(stranger.intrude(Address.IN_CLUSTER, "/forged/forged.p12"));
        narrator.remark("Requests that reached the application meanwhile: "
                + pods.applicationLog().substring(before.length()).lines().count());
    }

    private void publicServiceIsRefused() {
        narrator.step(6, "A Service that would put the API on the internet is refused at admission");
        narrator.command("kubectl apply -f e2e/demo/manifests/50-public-service.yaml");
        narrator.output(orders.tryToApply("50-public-service.yaml").text());
    }
}
