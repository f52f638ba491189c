package dev.postern.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.cluster.Cluster;
import dev.postern.cluster.ClusterOptions;
import dev.postern.scenarios.Stranger.Address;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** The demo's six steps, what follows an edit, and an ordinary deletion: three accounts, real pods, real bytes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PrivateLinkE2E {

    private static final Duration TO_READY = Duration.ofSeconds(30);

    private static final Duration TO_ENFORCED = Duration.ofSeconds(5);

    /** Each object is passed over at once when touched, and again when others were. */
    private static final Duration SEVERAL_PASSES = Duration.ofSeconds(10);

    private static final int BILLING = 0;

    private Cluster cluster;
    private Installation installation;
    private Orders orders;
    private Pods pods;
    private Stranger stranger;
    private SimulatedAws aws;
    private Duration toReady;

    @BeforeAll
    void installPostern() {
        cluster = Cluster.start(ClusterOptions.forTests());
        installation = new Installation(cluster, Workspace.find(), new Narrator(System.out));
        installation.install();
        orders = Orders.overPrivateLink(installation);
        pods = new Pods(installation.kubectl());
        aws = installation.aws();
        toReady = orders.applyAndAwaitReady();
        stranger = new Stranger(installation).forge().steal("billing").enter();
    }

    @AfterAll
    void removeCluster() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    @Order(1)
    void everythingIsReadyInTime() {
        System.out.printf("Over PrivateLink: Ready %d ms after the first object was applied%n", toReady.toMillis());

        assertThat(toReady).isLessThan(TO_READY);
    }

    @Test
    @Order(1)
    void everyAccountHasWhatItsSideOfThePathNeeds() {
        var inventory = aws.inventory();

        assertThat(inventory.ofKind("load balancer"))
                .hasSize(1)
                .allSatisfy(one -> assertThat(one.account()).startsWith("shop-prod"));
        assertThat(inventory.ofKind("target group"))
                .singleElement()
                .satisfies(one -> assertThat(one.details()).contains("healthy"));
        assertThat(inventory.ofKind("endpoint service"))
                .singleElement()
                .satisfies(one -> assertThat(one.details()).contains(SimulatedAws.ALLOWED_ROLE));
        assertThat(inventory.ofKind("endpoint"))
                .extracting(Inventory.Resource::owner)
                .containsExactlyInAnyOrder("ApiConsumer/billing/billing", "ApiConsumer/audit/audit");
        assertThat(inventory.ofKind("record"))
                .extracting(Inventory.Resource::details)
                .anyMatch(details -> details.startsWith("A alias"));
        assertThat(orders.table())
                .contains(inventory.ofKind("endpoint service").getFirst().id());
    }

    @Test
    @Order(2)
    void allowedCallReachesTheApplicationOverTheEndpointOfItsCaller() {
        var endpoint = aws.inventory().ofKind("endpoint").stream()
                .filter(one -> one.owner().equals("ApiConsumer/billing/billing"))
                .findFirst()
                .orElseThrow();

        assertThat(pods.call("billing", "GET", Pods.URL + "/42"))
                .startsWith("HTTP 200")
                .contains("\"order\":\"42\"")
                .containsIgnoringCase("\"postern-caller\":\"billing/billing\"")
                .containsIgnoringCase("\"postern-caller-endpoint\":\"" + endpoint.id() + "\"")
                .contains("spiffe://demo.example/ns/billing/consumer/billing");
    }

    @Test
    @Order(2)
    void otherNamedConsumersCallOnTheirOwnPaths() {
        assertThat(pods.call("audit", "GET", Pods.URL + "/42"))
                .startsWith("HTTP 200")
                .containsIgnoringCase("\"postern-caller\":\"audit/audit\"");
        assertThat(pods.call("ops", "GET", Pods.URL + "/42"))
                .startsWith("HTTP 200")
                .containsIgnoringCase("\"postern-caller-path\":\"InCluster\"");
    }

    @Test
    @Order(3)
    void deniedCallNamesADecisionThatTheLogExplains() {
        var answer = pods.call("billing", "POST", Pods.URL);

        assertThat(answer).startsWith("HTTP 403");
        var decision = answer.replaceAll("(?s).*\"decision\":\"([^\"]+)\".*", "$1");
        assertThat(pods.sidecarLog(decision))
                .contains("caller=billing/billing")
                .contains("policy=shop/orders-readers")
                .contains("rule=\"no-writes\"")
                .contains("DENY_RULE");
    }

    @Test
    @Order(4)
    void consumerNobodyNamedGetsNothingAnywhereAndIsToldWhatToWrite() {
        assertThat(orders.condition("apiconsumer", "reports", "reports", "Authorized", "message"))
                .contains("AccessPolicy")
                .contains("reports")
                .contains("billing-prod");
        assertThat(installation.kubectl().run("-n", "reports", "get", "secrets", "-o", "name"))
                .isBlank();
        assertThat(aws.inventory().ownedBy("ApiConsumer/reports/reports")).isEmpty();
        assertThat(pods.call("reports", "GET", Pods.URL + "/42"))
                .startsWith("HTTP 503")
                .contains("AccessPolicy");
    }

    @Test
    @Order(4)
    void endpointMadeByHandIsNotAcceptedAndOthersDoNotFindTheService() {
        var service = aws.inventory().ofKind("endpoint service").getFirst().id();

        try (var ec2 = aws.asAllowedRole();
                var endpoint = HandMadeEndpoint.create(ec2, service)) {
            assertThat(endpoint.stateAfter(Duration.ofSeconds(5))).isEqualTo("pendingAcceptance");
        }
        try (var ec2 = aws.asDeveloper()) {
            assertThat(HandMadeEndpoint.refusal(ec2, service)).startsWith("InvalidServiceName");
        }
    }

    @Test
    @Order(5)
    void stolenCertificateIsWorthNothingOnAnotherPath() {
        var before = pods.bindingMismatches();
        var reached = pods.applicationLog();

        assertThat(stranger.intrude(Address.ENDPOINT_OF_AUDIT, "/stolen"))
                .startsWith("HTTP/1.1 403")
                .contains("its own interface endpoint only");
        assertThat(pods.bindingMismatches()).isEqualTo(before + 1);
        assertThat(stranger.intrude(Address.IN_CLUSTER, "/stolen"))
                .startsWith("HTTP/1.1 403")
                .contains("over PrivateLink only");
        assertThat(pods.bindingMismatches()).isEqualTo(before + 2);
        assertThat(pods.applicationLog()).isEqualTo(reached);
    }

    @Test
    @Order(5)
    void strangersGetNoByteAndReachNothing() {
        var before = pods.applicationLog();

        assertThat(stranger.intrude(Address.ENDPOINT_OF_AUDIT)).contains("application data received: 0 bytes");
        assertThat(stranger.intrude(Address.ENDPOINT_OF_AUDIT, "/forged/forged.p12"))
                .contains("application data received: 0 bytes");
        assertThat(stranger.intrude(Address.IN_CLUSTER, "/forged/forged.p12"))
                .contains("application data received: 0 bytes");
        assertThat(pods.applicationLog()).isEqualTo(before);
    }

    @Test
    @Order(6)
    void publicServiceIsRefusedWithRuleAndWayOut() {
        var refusal = orders.tryToApply("50-public-service.yaml");

        assertThat(refusal.succeeded()).isFalse();
        assertThat(refusal.text()).contains("denied the request").contains("InternalApi");
    }

    @Test
    @Order(7)
    void secondPassOverWhatIsAsWantedWritesNothing() {
        var reads = aws.reads();
        var writes = aws.writes();
        var children = orders.versionsOfChildren();

        var statuses = orders.statuses();
        orders.touchAll();
        var touched = orders.versions();
        Patience.pause(SEVERAL_PASSES);

        assertThat(aws.reads()).as("calls, if there was a pass").isNotEqualTo(reads);
        assertThat(aws.writes()).isEqualTo(writes);
        assertThat(orders.statuses()).isEqualTo(statuses);
        assertThat(orders.versions()).isEqualTo(touched);
        assertThat(orders.versionsOfChildren()).isEqualTo(children);
    }

    @Test
    @Order(8)
    void ruleTakenAwayIsInForceWithinSecondsAndTheEndpointGoes() {
        orders.takeAway(BILLING);

        var taken = Patience.until(
                "the call to be refused",
                Duration.ofSeconds(30),
                () -> !pods.call("billing", "GET", Pods.URL + "/42").startsWith("HTTP 200"),
                orders::evidence);

        System.out.printf("Over PrivateLink: a rule taken away was in force after %d ms%n", taken.toMillis());
        assertThat(taken).isLessThan(TO_ENFORCED);
        Patience.until(
                "the principal of billing-prod to go",
                Duration.ofSeconds(30),
                () -> aws.inventory().ofKind("endpoint service").stream()
                        .noneMatch(service -> service.details().contains(SimulatedAws.ALLOWED_ROLE)),
                () -> aws.inventory().table() + orders.evidence());
    }

    @Test
    @Order(9)
    void everythingDeletedLeavesNothingBehindInAnyAccount() {
        orders.deleteAll();

        assertThat(orders.table()).contains("No resources found");
        Patience.until(
                "secrets, documents and Services of Postern to go",
                Duration.ofSeconds(30),
                () -> orders.children().isBlank(),
                orders::children);
        Patience.until(
                "AWS to forget what was deleted",
                Duration.ofSeconds(30),
                () -> aws.inventory().resources().isEmpty(),
                () -> aws.inventory().table());
    }
}
