package dev.postern.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * The files under every image: C library, Java runtime, and a user that is not root. Made once for a JDK and kept beside
 * the images, since nothing of it changes with the product's sources.
 *
 * @param system C library, {@code /etc} and {@code /tmp}
 * @param java goes to {@code /opt/java}
 */
record BaseFiles(Path system, Path java) {

    private static final String COMPLETE = "complete";

    /** Raised when other files, or other contents, are wanted than those of before. */
    private static final int RECIPE = 2;

    private static final String USER = "postern:x:65532:65532:Postern:/nonexistent:/bin/false\n";

    static BaseFiles prepare(Path cache) throws IOException {
        var directory = cache.resolve("base-" + RECIPE + "-" + Runtime.version());
        var base = new BaseFiles(directory.resolve("system"), directory.resolve("java"));
        if (!Files.exists(directory.resolve(COMPLETE))) {
            System.err.println("Building the base image's files (C library, Java runtime) ...");
            base.build(directory);
            Files.createFile(directory.resolve(COMPLETE));
        }
        return base;
    }

    private void build(Path directory) throws IOException {
        deleteTree(directory);
        Files.createDirectories(system);
        CLibrary.install(directory, system);
        writeAccounts();
        JavaRuntime.link(java);
    }

    private void writeAccounts() throws IOException {
        var etc = Files.createDirectories(system.resolve("etc"));
        Files.writeString(etc.resolve("passwd"), "root:x:0:0:root:/root:/bin/false\n" + USER);
        Files.writeString(etc.resolve("group"), "root:x:0:\npostern:x:65532:\n");
        Files.writeString(etc.resolve("nsswitch.conf"), "hosts: files dns\n");
        Files.createDirectories(system.resolve("tmp"));
    }

    static void deleteTree(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
