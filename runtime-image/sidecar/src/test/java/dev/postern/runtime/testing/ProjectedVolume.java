package dev.postern.runtime.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;

/** Files as kubelet projects them: all behind one symbolic link that is swapped as a whole. */
public final class ProjectedVolume {

    private final Path directory;
    private final Map<String, String> files = new TreeMap<>();
    private int version;

    public ProjectedVolume(Path directory) {
        this.directory = directory;
    }

    public Path directory() {
        return directory;
    }

    public ProjectedVolume put(Path file, String content) {
        files.put(file.toString(), content);
        return this;
    }

    public ProjectedVolume remove(Path file) {
        files.remove(file.toString());
        return this;
    }

    public void publish() {
        try {
            Path fresh = Files.createDirectories(directory.resolve("..version-" + version++));
            for (var file : files.entrySet()) {
                Path target = fresh.resolve(file.getKey());
                Files.createDirectories(target.getParent());
                Files.writeString(target, file.getValue());
                link(Path.of(file.getKey()).getName(0));
            }
            swap(fresh.getFileName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void link(Path top) throws IOException {
        Path link = directory.resolve(top);
        if (!Files.isSymbolicLink(link)) {
            Files.createSymbolicLink(link, Path.of("..data").resolve(top));
        }
    }

    private void swap(Path fresh) throws IOException {
        Path next = directory.resolve("..data_tmp");
        Files.deleteIfExists(next);
        Files.createSymbolicLink(next, fresh);
        Files.move(
                next, directory.resolve("..data"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
