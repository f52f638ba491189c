package dev.postern.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/** Files as an image has them, all of one time. The JVM knows a class path by relative paths, sizes and times. */
final class CopiedTree {

    private static final FileTime IMAGE_TIME = FileTime.from(Instant.ofEpochSecond(1));

    private CopiedTree() {}

    static void copy(Path source, Path target) throws IOException {
        try (var files = Files.walk(source)) {
            for (var file : files.sorted().toList()) {
                var copy = target.resolve(source.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                    Files.setLastModifiedTime(copy, IMAGE_TIME);
                }
            }
        }
    }
}
