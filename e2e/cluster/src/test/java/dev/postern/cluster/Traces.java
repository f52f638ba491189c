package dev.postern.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Where a native node leaves something on the machine outside its own namespaces, noted while it runs. */
record Traces(Path directory, String cgroup, String link) {

    static Traces of(Cluster cluster) throws IOException {
        var directory = cluster.kubeconfig().getParent();
        var cgroup = Files.readString(directory.resolve("cgroup")).strip();
        var link = Files.readString(directory.resolve("link"));
        return new Traces(directory, cgroup, link.substring(0, link.indexOf(' ')));
    }

    /** What is there now, by looking. */
    List<String> found() throws IOException {
        var found = new ArrayList<String>();
        if (Files.exists(directory)) {
            found.add("directory " + directory);
        }
        if (Files.exists(Path.of("/sys/class/net", link))) {
            found.add("interface " + link);
        }
        found.addAll(cgroupsNamed(cgroup));
        found.addAll(mountsBelow(directory));
        found.addAll(processesMentioning(directory, cgroup));
        return found;
    }

    private static List<String> cgroupsNamed(String cgroup) throws IOException {
        try (Stream<Path> paths = Files.walk(Path.of("/sys/fs/cgroup"), 2)) {
            return paths.filter(path -> path.endsWith(cgroup))
                    .map(path -> "cgroup " + path)
                    .toList();
        }
    }

    private static List<String> mountsBelow(Path directory) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/mounts")).stream()
                .filter(line -> line.contains(directory.toString()))
                .map(line -> "mount " + line)
                .toList();
    }

    /** By cgroup for pods, by environment or arguments for the node's own. */
    private static List<String> processesMentioning(Path directory, String cgroup) {
        return ProcessHandle.allProcesses()
                .filter(process -> read(process, "cgroup").contains(cgroup)
                        || read(process, "cmdline").contains(directory.toString()))
                .map(process -> "process " + read(process, "cmdline").replace('\0', ' '))
                .toList();
    }

    private static String read(ProcessHandle process, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), file));
        } catch (IOException gone) {
            return "";
        }
    }
}
