package dev.postern.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/**
 * The JVM's ahead-of-time cache of one application: its classes parsed, verified and linked. Kept under a name that
 * stands for everything it was made of, because the JVM itself compares no more than size and time of files.
 */
final class AotCache {

    static final String FILE = "app.aot";

    /** The time that the image gives to all its files. */
    private static final FileTime IMAGE_TIME = FileTime.from(Instant.ofEpochSecond(1));

    private final Launcher launcher;
    private final Training training;

    AotCache(Launcher launcher, Training training) {
        this.launcher = launcher;
        this.training = training;
    }

    /**
     * The cache, trained unless that was done before.
     *
     * @param work scratch space
     * @throws ImageProblem when the application does not start, or the JVM does not accept the outcome
     */
    Path prepare(Path caches, Path work) throws IOException {
        var name = launcher.definition().name();
        Files.createDirectories(caches);
        var cache = caches.resolve(name + "-" + key() + ".aot");
        if (!Files.exists(cache)) {
            System.err.println("Training the ahead-of-time cache of " + name + " ...");
            var trained = train(Files.createDirectories(work.resolve("training").resolve(name)));
            deleteOlder(caches, name);
            Files.move(trained, cache, StandardCopyOption.ATOMIC_MOVE);
        }
        return cache;
    }

    private String key() throws IOException {
        var content = new ContentKey()
                .add(launcher.java())
                .add(new Launcher("", "", launcher.definition()).start().toString())
                .add(training.toString())
                .addTree(launcher.definition().application());
        return content.hex();
    }

    private Path train(Path work) throws IOException {
        var application = work.resolve("application");
        copyAsInImage(launcher.definition().application(), application);
        var trained = work.resolve(FILE);
        new TrainingRun(launcher, training, work).run(application, trained);
        Commands.run(application, launcher.version("-XX:AOTMode=on", "-XX:AOTCache=" + trained));
        return trained;
    }

    /** Paths relative to the working directory, sizes and times are what the JVM knows a class path by. */
    private static void copyAsInImage(Path application, Path target) throws IOException {
        try (var files = Files.walk(application)) {
            for (var file : files.sorted().toList()) {
                var copy = target.resolve(application.relativize(file).toString());
                Files.copy(file, copy);
                if (Files.isRegularFile(copy)) {
                    Files.setLastModifiedTime(copy, IMAGE_TIME);
                }
            }
        }
    }

    private static void deleteOlder(Path caches, String name) throws IOException {
        try (var files = Files.newDirectoryStream(caches, name + "-????????????????.aot")) {
            for (var file : files) {
                Files.delete(file);
            }
        }
    }
}
