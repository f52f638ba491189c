package dev.postern.guardrails;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every folder of the corpus is one Service and what must be said of it. */
class ServiceCorpusTest {

    private static final Path CASES = Path.of("src/test/resources/cases");

    private static final ObjectMapper YAML = YAMLMapper.builder().build();

    record ExpectedViolation(String rule, String path, List<String> says) {}

    record ExpectedVerdict(List<ExpectedViolation> violations) {}

    @TestFactory
    Stream<DynamicTest> everyCase() {
        return Arrays.stream(CASES.toFile().listFiles())
                .sorted()
                .map(folder -> DynamicTest.dynamicTest(folder.getName(), () -> check(folder.toPath())));
    }

    private static void check(Path folder) throws IOException {
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("in-service.yaml", "out-verdict.yaml");
        var service = YAML.readValue(folder.resolve("in-service.yaml").toFile(), Service.class);
        var expected = YAML.readValue(folder.resolve("out-verdict.yaml").toFile(), ExpectedVerdict.class);

        var violations = ServiceGuardrails.judge(ServiceManifest.read(service));

        assertThat(violations).hasSameSizeAs(expected.violations());
        for (int i = 0; i < violations.size(); i++) {
            assertSays(violations.get(i), expected.violations().get(i));
        }
    }

    private static void assertSays(Violation violation, ExpectedViolation expected) {
        assertThat(violation.rule().id()).isEqualTo(expected.rule());
        assertThat(violation.path()).isEqualTo(expected.path());
        assertThat(violation.message()).startsWith(expected.rule() + ": ").contains(expected.says());
    }
}
