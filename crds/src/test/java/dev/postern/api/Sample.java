package dev.postern.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** One file of the corpus: YAML, headed by what is expected of it ({@code # refused: text} or {@code # finding: path code}). */
record Sample(String name, String yaml) {

    private static final Path ROOT = Path.of("src/test/resources/samples");

    /** Every file of the folder; one that is no sample fails the test that asks. */
    static List<Sample> in(String folder) {
        try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
            List<Sample> samples = files.sorted().map(Sample::read).toList();
            assertThat(samples).as("samples in " + folder).isNotEmpty();
            return samples;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Sample read(Path file) {
        assertThat(file.getFileName().toString()).endsWith(".yaml");
        try {
            return new Sample(file.getFileName().toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the head of the file says under this key; at least one. */
    List<String> expected(String key) {
        String prefix = "# " + key + ": ";
        List<String> expected = yaml.lines()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()))
                .toList();
        assertThat(expected).as("lines starting with " + prefix + "in " + name).isNotEmpty();
        return expected;
    }

    /** The documents of the file, for an update: before and after. */
    List<String> documents() {
        return List.of(yaml.split("(?m)^---$"));
    }

    @Override
    public String toString() {
        return name;
    }
}
