package dev.postern.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.cluster.Cluster;
import dev.postern.cluster.ClusterOptions;
import dev.postern.scenarios.Stranger.Address;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** An API without privateLink and its callers in one cluster: AWS issues certificates and does nothing else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OneClusterE2E {

    private static final Duration TO_READY = Duration.ofSeconds(30);

    private static final Duration TO_ENFORCED = Duration.ofSeconds(5);

    private static final String KUBERNETES = "--kube-version";

    private static final String RENDERED = "e2e/scenarios/src/test/resources/chart/rendered.yaml";

    private static final int OPS = 0;

    private Cluster cluster;
    private Installation installation;
    private Orders orders;
    private Pods pods;
    private Duration toReady;

    @BeforeAll
    void installPostern() {
        cluster = Cluster.start(ClusterOptions.forTests());
        installation = new Installation(cluster, Workspace.find(), new Narrator(System.out));
        installation.install();
        orders = Orders.insideTheCluster(installation, Path.of("src/test/resources/in-cluster"));
        pods = new Pods(installation.kubectl());
        toReady = orders.applyAndAwaitReady();
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
    void everythingIsReadyInTimeAndNothingIsMadeInAws() {
        System.out.printf("In one cluster: Ready %d ms after the first object was applied%n", toReady.toMillis());

        assertThat(toReady).isLessThan(TO_READY);
        assertThat(installation.aws().inventory().resources()).isEmpty();
    }

    @Test
    @Order(2)
    void allowedCallReachesTheApplicationWithItsCallerNamed() {
        var answer = pods.call("ops", "GET", Pods.URL + "/42");

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
        var answer = pods.call("ops", "POST", Pods.URL);

        assertThat(answer).startsWith("HTTP 403");
        var decision = answer.replaceAll("(?s).*\"decision\":\"([^\"]+)\".*", "$1");
        assertThat(pods.sidecarLog(decision)).contains("ops/ops").contains("NO_RULE");
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
        assertThat(pods.call("reports", "GET", Pods.URL + "/42")).startsWith("HTTP 503");
    }

    @Test
    @Order(5)
    void strangersGetNoByteAndReachNothing() {
        var stranger = new Stranger(installation).forge().enter();
        var before = pods.applicationLog();

        assertThat(stranger.intrude(Address.IN_CLUSTER)).contains("application data received: 0 bytes");
        assertThat(stranger.intrude(Address.IN_CLUSTER, "/forged/forged.p12"))
                .contains("application data received: 0 bytes");
        assertThat(pods.applicationLog()).isEqualTo(before);
    }

    @Test
    @Order(6)
    void editedPolicyIsInForceWithinSeconds() {
        orders.takeAway(OPS);

        var taken = Patience.until(
                "the call to be refused",
                Duration.ofSeconds(30),
                () -> !pods.call("ops", "GET", Pods.URL + "/42").startsWith("HTTP 200"),
                orders::evidence);

        System.out.printf("In one cluster: a rule taken away was in force after %d ms%n", taken.toMillis());
        assertThat(taken).isLessThan(TO_ENFORCED);
    }

    @Test
    @Order(7)
    void everythingDeletedLeavesNothingBehind() {
        orders.deleteAll();

        assertThat(orders.table()).contains("No resources found");
        Patience.until(
                "secrets, documents and Services of Postern to go",
                Duration.ofSeconds(30),
                () -> orders.children().isBlank(),
                orders::children);
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
}
