package dev.postern.injection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.injection.pod.FinalShape;
import dev.postern.injection.pod.InjectedPod;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Golden cases. {@code -Dgolden.update=true} writes the expected files anew, for a person to review the difference.
 */
class InjectionCorpusTest {

    private static final boolean UPDATE = Boolean.getBoolean("golden.update");

    record ExpectedFinding(String path, String code) {}

    @TestFactory
    Stream<DynamicTest> everyCase() {
        return Cases.folders()
                .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)));
    }

    private static void check(Path folder) throws IOException {
        var pod = Cases.pod(folder.resolve("in-pod.yaml"));

        var decision = PodDecisions.decide(pod, Cases.identities(folder));

        switch (decision) {
            case Decision.Inject(PodBinding binding) -> checkInjected(folder, pod, binding);
            case Decision.Refuse(List<PodFinding> findings) -> checkRefused(folder, findings);
            case Decision.NotOurs() -> assertFiles(folder, "out-not-ours.yaml");
        }
    }

    private static void checkInjected(Path folder, Pod pod, PodBinding binding) throws IOException {
        var injected = InjectedPod.of(pod, binding, Cases.SETTINGS);

        write(folder.resolve("out-pod.yaml"), injected);
        assertFiles(folder, "out-pod.yaml");
        assertThat(Cases.YAML.writeValueAsString(injected))
                .isEqualTo(Cases.YAML.writeValueAsString(Cases.pod(folder.resolve("out-pod.yaml"))));
        assertThat(FinalShape.findings(injected, binding, Cases.SETTINGS)).isEmpty();
    }

    private static void checkRefused(Path folder, List<PodFinding> findings) throws IOException {
        var actual = findings.stream()
                .map(finding -> new ExpectedFinding(finding.path(), finding.code()))
                .toList();

        write(folder.resolve("out-refusal.yaml"), actual);
        assertFiles(folder, "out-refusal.yaml");
        var expected = Cases.YAML
                .readerForListOf(ExpectedFinding.class)
                .<List<ExpectedFinding>>readValue(
                        folder.resolve("out-refusal.yaml").toFile());
        assertThat(actual).isEqualTo(expected);
        assertThat(findings).allSatisfy(finding -> assertThat(finding.message()).isNotBlank());
    }

    private static void assertFiles(Path folder, String outcome) {
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("in-pod.yaml", "in-identities.yaml", outcome);
    }

    private static void write(Path file, Object value) throws IOException {
        if (UPDATE) {
            Files.writeString(file, Cases.YAML.writeValueAsString(value));
        }
    }
}
