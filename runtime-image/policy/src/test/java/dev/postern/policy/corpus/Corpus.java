package dev.postern.policy.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** A folder of cases under {@code cases/}, from classes or from the test jar. */
public record Corpus(String name) {

    public List<CaseFolder> cases() {
        try (Stream<Path> folders = Files.list(root())) {
            return folders.sorted().map(folder -> new CaseFolder(name, folder)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One test for each case; there is at least one, or the corpus was not found. */
    public Stream<DynamicTest> tests(Consumer<CaseFolder> test) {
        return cases().stream()
                .map(folder -> DynamicTest.dynamicTest(folder.name(), () -> {
                    test.accept(folder);
                    folder.checkEveryFileIsUsed();
                }));
    }

    private Path root() {
        try {
            URI uri = Corpus.class.getResource("/cases/" + name).toURI();
            return uri.getScheme().equals("jar") ? inJar(uri) : Path.of(uri);
        } catch (URISyntaxException | IOException e) {
            throw new IllegalStateException("No corpus " + name, e);
        }
    }

    private static Path inJar(URI uri) throws IOException {
        FileSystem jar;
        try {
            jar = FileSystems.newFileSystem(uri, Map.of());
        } catch (FileSystemAlreadyExistsException e) {
            jar = FileSystems.getFileSystem(uri);
        }
        return jar.provider().getPath(uri);
    }
}
