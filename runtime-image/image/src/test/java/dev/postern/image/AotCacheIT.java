package dev.postern.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trains a small application on the JDK that runs the tests. */
class AotCacheIT {

    private static final String SOURCE = """
            public final class Server {
                public static void main(String[] arguments) throws Exception {
                    System.out.println("up on " + System.getenv("TRAINING_PORT") + ", "
                            + java.nio.file.Files.readAllLines(java.nio.file.Path.of(System.getenv("KEYS"), "tls.key")).getFirst());
                    Thread.sleep(60_000);
                }
            }
            """;

    private static final String STARTED = "BEGIN PRIVATE KEY";

    @TempDir
    private Path directory;

    private Path application;

    @BeforeEach
    void packageApplication() throws IOException {
        application = Files.createDirectories(directory.resolve("application"));
        var source = Files.writeString(directory.resolve("Server.java"), SOURCE);
        run("javac", "-d", directory.toString(), source.toString());
        run("jar", "cf", application.resolve("server.jar").toString(), "-C", directory.toString(), "Server.class");
    }

    @Test
    void trainsACacheThatTheJvmAccepts() throws IOException {
        var cache = cache(STARTED).prepare(directory.resolve("caches"), directory.resolve("work"));

        assertThat(cache).isNotEmptyFile();
    }

    @Test
    void trainsOnlyOnceAndKeepsOneCachePerApplication() throws IOException {
        var caches = directory.resolve("caches");
        var first = cache(STARTED).prepare(caches, directory.resolve("work1"));
        var time = Files.getLastModifiedTime(first);

        var again = cache(STARTED).prepare(caches, directory.resolve("work2"));
        assertThat(again).isEqualTo(first);
        assertThat(Files.getLastModifiedTime(again)).isEqualTo(time);

        Files.writeString(application.resolve("more.txt"), "more");
        var other = cache(STARTED).prepare(caches, directory.resolve("work3"));

        assertThat(other).isNotEqualTo(first);
        assertThat(caches).isDirectoryNotContaining(first::equals).isDirectoryContaining(other::equals);
    }

    @Test
    void failsWithWhatTheApplicationSaid() throws IOException {
        Files.delete(application.resolve("server.jar"));

        assertThatThrownBy(() -> cache(STARTED).prepare(directory.resolve("caches"), directory.resolve("work")))
                .isInstanceOf(ImageProblem.class)
                .hasMessageContaining("did not print 'BEGIN PRIVATE KEY'")
                .hasMessageContaining("Server");
        assertThat(directory.resolve("caches")).isEmptyDirectory();
    }

    private AotCache cache(String started) {
        var training = new Training(
                Map.of("TRAINING_PORT", "{port}", "KEYS", "{directory}/keys"),
                Optional.empty(),
                Map.of("keys", "dns:localhost"),
                started);
        var definition = new ImageDefinition(
                "server",
                application,
                Map.of(),
                List.of("-XX:+UseSerialGC", "-Xmx64m"),
                List.of("-cp", "server.jar", "Server"),
                Optional.of(training));
        return new AotCache(new Launcher(System.getProperty("java.home"), "/nonexistent", definition), training);
    }

    private static void run(String tool, String... arguments) {
        var status = ToolProvider.findFirst(tool).orElseThrow().run(System.out, System.err, arguments);
        assertThat(status).isZero();
    }
}
