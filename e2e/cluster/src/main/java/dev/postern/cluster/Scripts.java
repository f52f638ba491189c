package dev.postern.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The shell scripts of this module as files that can be run. They are unpacked into a directory named by their
 * content, so that a cluster kept by an older version still finds the scripts it was started with.
 */
final class Scripts {

    private static final List<String> NAMES =
            List.of("build.sh", "pause.go", "lifeline.sh", "node.sh", "init.sh", "import.sh");

    private Scripts() {}

    /** The command that runs the named script with these arguments. */
    static List<String> command(String script, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(directory().resolve(script).toString());
        command.addAll(arguments);
        return List.copyOf(command);
    }

    private static Path directory() {
        try {
            var directory = UserCache.directory().resolve("scripts-" + digest());
            if (!Files.isDirectory(directory)) {
                unpackTo(directory);
            }
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException("the cluster's scripts could not be unpacked", e);
        }
    }

    private static void unpackTo(Path directory) throws IOException {
        Files.createDirectories(directory.getParent());
        var aside = Files.createTempDirectory(directory.getParent(), "scripts.");
        for (var name : NAMES) {
            Files.write(aside.resolve(name), content(name));
            Files.setPosixFilePermissions(aside.resolve(name), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        moveIntoPlace(aside, directory);
    }

    private static void moveIntoPlace(Path aside, Path directory) throws IOException {
        try {
            Files.move(aside, directory, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Directories.delete(aside);
            if (!Files.isDirectory(directory)) {
                throw e;
            }
            // Another JVM unpacked the same content first.
        }
    }

    private static String digest() throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var name : NAMES) {
                digest.update(content(name));
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static byte[] content(String name) throws IOException {
        try (var in = Scripts.class.getResourceAsStream("scripts/" + name)) {
            if (in == null) {
                throw new IOException("script " + name + " is not packaged");
            }
            return in.readAllBytes();
        }
    }
}
