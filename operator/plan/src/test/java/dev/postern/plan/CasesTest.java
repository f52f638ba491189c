package dev.postern.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each folder under cases is a test: an object and facts in, a plan or findings out. */
class CasesTest {

    private static final Path CASES = Path.of("src/test/resources/cases");

    /** Writes what planning says, to be reviewed like code: {@code mvn test -Dcases.write=true}. */
    private static final boolean WRITE = Boolean.getBoolean("cases.write");

    @TestFactory
    Stream<DynamicTest> plansAsExpected() throws IOException {
        return folders()
                .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)));
    }

    @Test
    void hasCases() throws IOException {
        assertThat(folders()).isNotEmpty();
    }

    private static void check(Path folder) throws IOException {
        var read = new TreeSet<String>();
        Printed printed = Printed.of(Case.read(folder, read));

        read.add(printed.file());
        if (WRITE) {
            Files.writeString(folder.resolve(printed.file()), printed.text());
        }
        assertThat(filesIn(folder)).as("files of the case").isEqualTo(read);
        assertThat(printed.text()).isEqualTo(Files.readString(folder.resolve(printed.file())));
    }

    private static Set<String> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Stream<Path> folders() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.sorted().toList().stream();
        }
    }
}
