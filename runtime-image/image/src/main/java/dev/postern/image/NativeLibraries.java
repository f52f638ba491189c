package dev.postern.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Netty's native libraries, taken out of their jars: a process on a read-only root has nowhere to unpack them itself.
 * Netty asks {@code java.library.path} before it unpacks.
 */
final class NativeLibraries {

    private static final String DIRECTORY = "META-INF/native/";

    private static final String SUFFIX = "x86_64.so";

    private NativeLibraries() {}

    static void extract(Path application, Path target) throws IOException {
        Files.createDirectories(target);
        try (var files = Files.walk(application)) {
            for (var jar :
                    files.filter(file -> file.toString().endsWith(".jar")).toList()) {
                extractJar(jar, target);
            }
        }
    }

    private static void extractJar(Path jar, Path target) throws IOException {
        try (var archive = new ZipFile(jar.toFile())) {
            var libraries = archive.stream()
                    .filter(entry -> entry.getName().startsWith(DIRECTORY)
                            && entry.getName().endsWith(SUFFIX))
                    .toList();
            for (ZipEntry library : libraries) {
                try (InputStream content = archive.getInputStream(library)) {
                    Files.copy(content, target.resolve(library.getName().substring(DIRECTORY.length())));
                }
            }
        }
    }
}
