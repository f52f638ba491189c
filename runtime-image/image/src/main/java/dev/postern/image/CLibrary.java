package dev.postern.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The GNU C library, GCC's support library and nothing else of a distribution, from Debian's or Ubuntu's own packages. Versions that were tested
 * are pinned by digest; another version of the machine's distribution is taken with a warning, since distributions
 * remove superseded packages.
 */
final class CLibrary {

    private static final List<String> PACKAGES = List.of("libc6", "libgcc-s1");

    private static final Map<String, String> TESTED = Map.of(
            "libc6_2.36-9+deb12u14_amd64.deb",
            "ba4f88f73dbc3ae9055f3c20f4523bfdbaf1ad13ff95e258924f77d20b4fbedf",
            "libgcc-s1_12.2.0-14+deb12u1_amd64.deb",
            "3016e62cb4b7cd8038822870601f5ed131befe942774d0f745622cc77d8a88f7");

    private static final List<String> WANTED = List.of(
            "ld-linux-x86-64.so.2",
            "libc.so.6",
            "libdl.so.2",
            "libgcc_s.so.1",
            "libm.so.6",
            "libnss_dns.so.2",
            "libnss_files.so.2",
            "libpthread.so.0",
            "libresolv.so.2",
            "librt.so.1");

    private CLibrary() {}

    /** Fills {@code root} with {@code lib/x86_64-linux-gnu} and {@code lib64}. */
    static void install(Path work, Path root) throws IOException {
        var unpacked = Files.createDirectories(work.resolve("unpacked"));
        for (var archive : download(Files.createDirectories(work.resolve("packages")))) {
            warnUnlessTested(archive);
            Commands.run(work, List.of("dpkg-deb", "--extract", archive.toString(), unpacked.toString()));
        }
        copyWanted(unpacked, root);
    }

    private static List<Path> download(Path directory) throws IOException {
        var command = new ArrayList<>(List.of("apt-get", "download", "-q"));
        command.addAll(PACKAGES);
        downloadOrRefresh(directory, command);
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".deb")).toList();
        }
    }

    /** A machine that never ran {@code apt-get update} knows no package yet. */
    private static void downloadOrRefresh(Path directory, List<String> command) {
        try {
            Commands.run(directory, command);
        } catch (ImageProblem unknownPackage) {
            Commands.run(directory, List.of("apt-get", "update", "-q"));
            Commands.run(directory, command);
        }
    }

    private static void warnUnlessTested(Path archive) throws IOException {
        var name = archive.getFileName().toString().replace("%3a", ":");
        var pinned = TESTED.get(name);
        var actual = sha256(archive);
        if (pinned == null) {
            System.err.printf(
                    "warning: %s (sha256 %s) is not a package Postern was tested with: %s%n",
                    name, actual, String.join(", ", TESTED.keySet()));
        } else if (!pinned.equals(actual)) {
            throw new ImageProblem(name + " has sha256 " + actual + ", expected " + pinned + ".");
        }
    }

    private static void copyWanted(Path unpacked, Path root) throws IOException {
        var libraries = Files.createDirectories(root.resolve("lib/x86_64-linux-gnu"));
        for (var name : WANTED) {
            Files.copy(find(unpacked, name), libraries.resolve(name));
        }
        var loader = Files.createDirectories(root.resolve("lib64"));
        Files.copy(find(unpacked, WANTED.getFirst()), loader.resolve(WANTED.getFirst()));
    }

    private static Path find(Path unpacked, String name) throws IOException {
        try (var files = Files.walk(unpacked)) {
            return files.filter(file -> file.getFileName().toString().equals(name) && Files.isRegularFile(file))
                    .findFirst()
                    .orElseThrow(() -> new ImageProblem(PACKAGES + " have no " + name + "."));
        }
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
