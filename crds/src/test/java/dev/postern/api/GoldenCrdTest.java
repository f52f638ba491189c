package dev.postern.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema is an interface: it changes where a reviewer sees it, and that is what the chart installs. */
class GoldenCrdTest {

    private static final Path GOLDEN = Path.of("../charts/postern/definitions");

    @ParameterizedTest
    @MethodSource("files")
    void generatedCrdIsTheReviewedOne(String file) throws IOException {
        assertThat(Crds.read(file))
                .as("If the change is meant: cp crds/target/classes/META-INF/crds/*.yml charts/postern/definitions/")
                .isEqualTo(Files.readString(GOLDEN.resolve(file)));
    }

    static List<String> files() {
        return Crds.FILES;
    }

    @Test
    void goldenFolderHoldsNothingElse() throws IOException {
        try (Stream<Path> golden = Files.list(GOLDEN)) {
            assertThat(golden.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Crds.FILES);
        }
    }
}
