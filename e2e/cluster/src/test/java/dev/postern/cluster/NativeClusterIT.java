package dev.postern.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

@EnabledIfSystemProperty(named = "user.name", matches = "root", disabledReason = "a native node needs root")
class NativeClusterIT {

    @TempDir
    static Path work;

    private static Cluster cluster;
    private static KubernetesClient client;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        cluster = new NativeProvider().start(ClusterOptions.forTests());
        cluster.loadImage(ProbeImage.build(work));
        client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(Files.readString(cluster.kubeconfig())))
                .build();
        client.load(NativeClusterIT.class.getResourceAsStream("pods.yaml")).create();
        client.pods().withName("sidecar").waitUntilReady(30, TimeUnit.SECONDS);
        client.pods().withName("caller").waitUntilReady(30, TimeUnit.SECONDS);
    }

    @AfterAll
    static void stop() {
        client.close();
        cluster.close();
    }

    @Test
    void podsReachEachOtherThroughAServiceByName() {
        assertThat(fetch("http://web.default.svc.cluster.local")).isEqualTo("from the app");
    }

    @Test
    void nativeSidecarsRunBesideTheApp() {
        assertThat(fetch("http://web.default.svc.cluster.local:81")).isEqualTo("from the sidecar");
    }

    @Test
    void aHostNetworkPodServesOnAnAddressOfTheSimulatorsRange() {
        var address = cluster.simulatorAddresses().prefix() + ".130.7";
        var simulator = client.load(NativeClusterIT.class.getResourceAsStream("simulator.yaml"))
                .items()
                .getFirst();
        ((Pod) simulator).getSpec().getContainers().getFirst().setArgs(List.of("own", address, "simulated"));
        client.resource(simulator).create();
        client.pods().withName("simulator").waitUntilReady(30, TimeUnit.SECONDS);

        assertThat(fetch("http://" + address)).isEqualTo("simulated");
    }

    @Test
    void aZoneIsForwardedToItsServerAndOtherNamesDoNotExist() {
        // Nobody answers at the address, so that the failure itself tells who was asked.
        assertThat(fetch("http://name.zone.example")).contains("no such host");

        cluster.forwardZone("zone.example", cluster.simulatorAddresses().prefix() + ".200.1");

        assertThat(fetch("http://name.zone.example")).doesNotContain("no such host");
    }

    @Test
    void aSecondOneRemovesLeftoversAndLeavesNothingItselfWhileTheFirstRunsOn() throws IOException {
        var crashed = Leftovers.ofACrash();
        assertThat(crashed.found()).isNotEmpty();

        var second = new NativeProvider().start(ClusterOptions.forTests());
        assertThat(crashed.found()).isEmpty();
        var traces = Traces.of(second);
        assertThat(traces.found())
                .anyMatch(trace -> trace.startsWith("directory"))
                .anyMatch(trace -> trace.startsWith("interface"))
                .anyMatch(trace -> trace.startsWith("cgroup"))
                .anyMatch(trace -> trace.startsWith("process"));
        assertThat(second.simulatorAddresses()).isNotEqualTo(cluster.simulatorAddresses());

        second.close();

        assertThat(traces.found()).isEmpty();
        assertThat(fetch("http://web.default.svc.cluster.local")).isEqualTo("from the app");
    }

    private static String fetch(String url) {
        var output = new ByteArrayOutputStream();
        try (var execution = client.pods()
                .withName("caller")
                .writingOutput(output)
                .writingError(output)
                .exec("/probe", "get", url)) {
            execution.exitCode().get(20, TimeUnit.SECONDS);
            return output.toString(StandardCharsets.UTF_8).strip();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
