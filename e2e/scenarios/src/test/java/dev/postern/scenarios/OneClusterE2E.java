package dev.postern.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.cluster.Cluster;
import dev.postern.cluster.ClusterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Callers and API in one cluster, with real pods: the demo's steps, and what follows an edit and a deletion. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OneClusterE2E {

    private static final Duration TO_READY = Duration.ofSeconds(30);

    private static final Duration TO_ENFORCED = Duration.ofSeconds(5);

    private static final String KUBERNETES = "--kube-version";

    private static final String RENDERED = "e2e/scenarios/src/test/resources/chart/rendered.yaml";

    private Cluster cluster;
    private Installation installation;
    private Orders orders;
    private Duration toReady;

    @BeforeAll
    void installPostern() {
        cluster = Cluster.start(ClusterOptions.forTests());
        installation = new Installation(cluster, Workspace.find(), new Narrator(System.out));
        installation.install();
        orders = new Orders(installation);
        orders.applyObjects();
        orders.applyWorkloads();
        toReady = orders.awaitReady();
    }

    @AfterAll
    void removeCluster() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    @Order(0)
    void chartIsCleanAndRendersAsReviewed() throws IOException {
        var workspace = installation.workspace();
        var values = workspace.demo("values.yaml").toString();
        var chart = workspace.chart().toString();

        var lint = installation.helm().attempt("lint", "--strict", chart, "--values", values, KUBERNETES, "1.35.0");

        assertThat(lint.succeeded()).as(lint.text()).isTrue();
        assertThat(withoutCrds(rendered()))
                .as("If the change is meant: write what was rendered to %s", RENDERED)
                .isEqualTo(Files.readString(workspace.root().resolve(RENDERED)));
    }

    @Test
    @Order(0)
    void chartPinsEachImageByItsDigestWhereOneIsGiven() {
        var operator = "sha256:" + "a".repeat(64);
        var sidecar = "sha256:" + "b".repeat(64);

        var rendered = rendered("--set", "images.digests.operator=" + operator + ",images.digests.sidecar=" + sidecar);

        assertThat(rendered)
                .contains("image: postern/operator@" + operator)
                .contains("{name: POSTERN_SIDECAR_IMAGE, value: postern/sidecar@" + sidecar + "}")
                .contains("image: postern/webhook:dev");
        assertThatThrownBy(() -> rendered("--set", "images.digests.sidecar=latest"))
                .hasMessageContaining("/images/digests/sidecar");
    }

    @Test
    @Order(1)
    void everythingIsReadyInTime() {
        System.out.printf("Ready %d ms after the Deployments were applied%n", toReady.toMillis());

        assertThat(toReady).isLessThan(TO_READY);
    }

    @Test
    @Order(2)
    void allowedCallReachesTheApplicationWithItsCallerNamed() {
        var answer = orders.call("ops", "GET", Orders.URL + "/42");

        assertThat(answer)
                .startsWith("HTTP 200")
                .contains("\"order\":\"42\"")
                .containsIgnoringCase("\"postern-caller\":\"ops/ops\"")
                .containsIgnoringCase("\"postern-caller-path\":\"InCluster\"")
                .contains("spiffe://demo.example/ns/ops/consumer/ops");
    }

    @Test
    @Order(3)
    void deniedCallNamesADecisionThatTheLogExplains() {
        var answer = orders.call("ops", "POST", Orders.URL);

        assertThat(answer).startsWith("HTTP 403");
        var decision = answer.replaceAll("(?s).*\"decision\":\"([^\"]+)\".*", "$1");
        assertThat(orders.sidecarLog(decision)).contains("ops/ops").contains("NO_RULE");
    }

    @Test
    @Order(4)
    void consumerNobodyNamedGetsNoIdentityAndIsToldWhatToWrite() {
        assertThat(orders.condition("apiconsumer", "reports", "reports", "Authorized", "status"))
                .isEqualTo("False");
        assertThat(orders.condition("apiconsumer", "reports", "reports", "Authorized", "message"))
                .contains("AccessPolicy")
                .contains("reports");
        assertThat(installation.kubectl().run("-n", "reports", "get", "secrets", "-o", "name"))
                .isBlank();
        assertThat(orders.call("reports", "GET", Orders.URL + "/42")).startsWith("HTTP 503");
    }

    @Test
    @Order(5)
    void strangersGetNoByteAndReachNothing() {
        orders.admitStranger();
        var before = orders.applicationLog();

        assertThat(orders.intrude(orders.addressOfApi())).contains("application data received: 0 bytes");
        assertThat(orders.intrude(orders.addressOfApi(), "/forged/forged.p12"))
                .contains("application data received: 0 bytes");
        assertThat(orders.applicationLog()).isEqualTo(before);
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
    void editedPolicyIsInForceWithinSeconds() {
        removeTheRule();

        var taken = Patience.until(
                "the call to be refused",
                Duration.ofSeconds(30),
                () -> !orders.call("ops", "GET", Orders.URL + "/42").startsWith("HTTP 200"),
                orders::table);

        System.out.printf("A rule taken away was in force after %d ms%n", taken.toMillis());
        assertThat(taken).isLessThan(TO_ENFORCED);
    }

    @Test
    @Order(8)
    void everythingDeletedLeavesNothingBehind() {
        var kubectl = installation.kubectl();

        kubectl.run("delete", "accesspolicies,apiconsumers,internalapis", "-A", "--all", "--timeout=60s");

        assertThat(kubectl.run("get", "internalapis,apiconsumers,accesspolicies", "-A"))
                .contains("No resources found");
        Patience.until(
                "secrets, documents and Services of Postern to go",
                Duration.ofSeconds(30),
                () -> children().isBlank(),
                this::children);
    }

    private String rendered(String... options) {
        var workspace = installation.workspace();
        var values = workspace.demo("values.yaml").toString();
        var chart = workspace.chart().toString();
        var command = Stream.of(
                "template", "postern", chart, "-n", Installation.NAMESPACE, "-f", values, KUBERNETES, "1.35.0");
        return installation
                .helm()
                .run(Stream.concat(command, Arrays.stream(options)).toArray(String[]::new));
    }

    /** The CRDs are pinned where they are generated. */
    private static String withoutCrds(String rendered) {
        return Arrays.stream(rendered.split("(?m)^---\n", -1))
                .filter(document -> !document.contains("# Source: postern/templates/crds.yaml"))
                .filter(document -> !document.isBlank())
                .collect(Collectors.joining("---\n"));
    }

    private String children() {
        var all = new StringBuilder();
        for (var namespace : new String[] {"shop", "ops", "reports"}) {
            all.append(installation.kubectl().run("-n", namespace, "get", "secrets,services", "-o", "name"));
            all.append(installation
                    .kubectl()
                    .run("-n", namespace, "get", "configmaps", "-o", "name")
                    .replace("configmap/kube-root-ca.crt\n", ""));
        }
        return all.toString();
    }

    private void removeTheRule() {
        installation
                .kubectl()
                .run(
                        "-n",
                        "shop",
                        "patch",
                        "accesspolicy",
                        "orders-readers",
                        "--type=json",
                        "-p",
                        "[{\"op\":\"replace\",\"path\":\"/spec/rules/0/from/0/consumer/name\",\"value\":\"nobody\"},"
                                + "{\"op\":\"remove\",\"path\":\"/spec/tests\"}]");
    }
}
