package dev.postern.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** What the kernel does not remove when a node is killed: its directory and its cgroup. */
record Leftovers(Path directory, Path cgroup) {

    static Leftovers ofACrash() throws IOException {
        var name = "crashed-" + UUID.randomUUID().toString().substring(0, 8);
        var directory = UserCache.directory().resolve("clusters").resolve(name);
        var cgroup = cgroupHierarchy().resolve("postern-" + name);
        Files.createDirectories(directory);
        Files.createFile(directory.resolve("alive"));
        Files.writeString(directory.resolve("cgroup"), "postern-" + name + "\n");
        Files.createDirectories(cgroup.resolve("kubepods"));
        return new Leftovers(directory, cgroup);
    }

    List<Path> found() {
        return Stream.of(directory, cgroup).filter(Files::exists).toList();
    }

    private static Path cgroupHierarchy() {
        var unified = Path.of("/sys/fs/cgroup");
        return Files.exists(unified.resolve("cgroup.controllers")) ? unified : unified.resolve("pids");
    }
}
