package dev.postern.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The JVM's ahead-of-time cache of one application: its classes parsed, verified and linked. Kept under a name that
 * stands for everything it was made of, because the JVM itself compares no more than size and time of files.
 */
final class AotCache {

    static final String FILE = "app.aot";

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
        if (training.files().isPresent()) {
            content.addTree(training.files().get());
        }
        return content.hex();
    }

    private Path train(Path work) throws IOException {
        var application = work.resolve("application");
        CopiedTree.copy(launcher.definition().application(), application);
        var trained = work.resolve(FILE);
        new TrainingRun(launcher, training).run(application, trained, work.resolve("run"));
        Commands.run(application, launcher.version("-XX:AOTMode=on", "-XX:AOTCache=" + trained));
        return trained;
    }

    private static void deleteOlder(Path caches, String name) throws IOException {
        try (var files = Files.newDirectoryStream(caches, name + "-????????????????.aot")) {
            for (var file : files) {
                Files.delete(file);
            }
        }
    }
}
