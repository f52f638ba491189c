package dev.postern.runtime.material;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;

/**
 * Tells whether a file is another one than before, without reading it. Kubelet swaps a symbolic link above the files,
 * which shows as another inode at the end of the same path.
 */
record FileStamp(String identity, long size, FileTime modified) {

    private static final FileStamp ABSENT = new FileStamp("", -1, FileTime.fromMillis(0));

    static List<FileStamp> of(List<Path> files) {
        return files.stream().map(FileStamp::of).toList();
    }

    private static FileStamp of(Path file) {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new FileStamp(
                    String.valueOf(attributes.fileKey()), attributes.size(), attributes.lastModifiedTime());
        } catch (IOException e) {
            return ABSENT;
        }
    }
}
