package dev.postern.policy.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One case: {@code in-*} files are read, {@code out-*} files are compared, and a file that nobody used fails. */
public final class CaseFolder {

    /** Names a resources directory to write the actual results into, to be reviewed like code. */
    private static final String ACCEPT_INTO = "corpus.accept";

    private final String corpus;
    private final Path folder;
    private final Set<String> used = new TreeSet<>();

    CaseFolder(String corpus, Path folder) {
        this.corpus = corpus;
        this.folder = folder;
    }

    public String name() {
        return folder.getFileName().toString().replace("/", "");
    }

    public JsonNode input(String file) {
        return Yaml.read(text(file));
    }

    public void check(String file, Object actual) {
        String written = Yaml.write(actual);
        if (System.getProperty(ACCEPT_INTO) != null) {
            accept(file, written);
        }
        assertThat(written).isEqualTo(Yaml.write(Yaml.read(text(file))));
    }

    public void checkEveryFileIsUsed() {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()))
                    .as("files of case %s", name())
                    .isEqualTo(used);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text(String file) {
        used.add(file);
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(String file, String written) {
        used.add(file);
        try {
            Files.writeString(Path.of(System.getProperty(ACCEPT_INTO), "cases", corpus, name(), file), written);
            Files.writeString(folder.resolve(file), written);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
