package dev.postern.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.postern.contract.Binding;
import dev.postern.contract.FileLayout;
import dev.postern.contract.HealthPaths;
import dev.postern.identity.testing.TestAuthority;
import dev.postern.runtime.testing.Orders;
import dev.postern.runtime.testing.RawClient;
import dev.postern.runtime.testing.Signing;
import dev.postern.runtime.testing.TestApplication;
import dev.postern.runtime.testing.TestPod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged application as a process with the options of its image. */
class ProcessIT {

    private static final long MAX_IDLE_KIB = 130L * 1024;

    @TempDir
    Path directory;

    private final TestAuthority root = TestAuthority.root(Orders.TRUST_DOMAIN).create();
    private final TestApplication application = TestApplication.start();
    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void stop() {
        processes.forEach(Process::destroyForcibly);
        application.close();
    }

    @Test
    void servesWithinItsMemoryAndEndsOnSigterm() throws Exception {
        var ops = Orders.issue(root, Orders.OPS);
        TestPod pod = pod();
        pod.document(
                        FileLayout.apiDirectory(),
                        new Orders(root)
                                .accept(Orders.OPS, Orders.inCluster(), ops)
                                .next())
                .publish();
        Process sidecar = run(pod.settings());
        awaitReady(pod, sidecar);

        for (int i = 0; i < 50; i++) {
            try (var caller = RawClient.tls(pod.port("inbound-in-cluster"), ops)) {
                assertThat(caller.get("/orders/1").status()).isEqualTo(200);
            }
        }
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(residentKib(sidecar)).isLessThan(MAX_IDLE_KIB));
        sidecar.destroy();

        assertThat(sidecar.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(output(sidecar)).contains("started api=shop/orders").doesNotContain("ERROR");
    }

    @Test
    void saysWhatIsWrongWithItsConfigurationAndEnds() throws Exception {
        Map<String, String> settings = pod().settings();
        settings.put("postern.event-loops", "0");
        settings.put("postern.timeouts.idle", "PT0S");

        Process sidecar = run(settings);

        assertThat(sidecar.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(sidecar.exitValue()).isEqualTo(1);
        assertThat(output(sidecar)).contains("postern.event-loops must be at least 1", "postern.timeouts.idle");
    }

    @Test
    void refusesABindingThatIsNone() throws Exception {
        Map<String, String> settings = pod().settings();
        settings.put("postern.binding", "{}");

        Process sidecar = run(settings);

        assertThat(sidecar.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(sidecar.exitValue()).isEqualTo(1);
        assertThat(output(sidecar)).contains("Not a Binding");
    }

    private TestPod pod() {
        return new TestPod(directory, root, Signing.fresh("k1"))
                .serving(application.port())
                .identity(
                        FileLayout.apiDirectory(),
                        root.leaf().spiffeId(Orders.ID).issue());
    }

    private Process run(Map<String, String> settings) throws IOException {
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "@" + Path.of("src/main/image/jvm.options").toAbsolutePath()));
        settings.forEach((key, value) -> {
            if (!key.equals("postern.binding")) {
                command.add("-D" + key + "=" + value);
            }
        });
        command.addAll(List.of(
                "-jar",
                Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath().toString()));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile());
        builder.environment().put(Binding.ENVIRONMENT_VARIABLE, settings.getOrDefault("postern.binding", ""));
        builder.environment().put("MALLOC_ARENA_MAX", "1");
        // What Kubernetes sets for a Service that happens to be called so.
        builder.environment().put("POSTERN_PORT", "tcp://10.0.0.1:443");
        builder.environment().put("POSTERN_LISTENERS_SERVICE_HOST", "10.0.0.1");
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    private static void awaitReady(TestPod pod, Process sidecar) {
        await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> {
            assertThat(sidecar.isAlive()).isTrue();
            try (var client = RawClient.plain(pod.port("health"))) {
                return client.get(HealthPaths.READY).status() == 200;
            }
        });
    }

    private static long residentKib(Process process) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    private String output(Process process) throws IOException {
        assertThat(process.isAlive()).isFalse();
        return Files.readString(directory.resolve("output"));
    }
}
