package dev.postern.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What really runs on this machine, as the kernel tells it. */
final class RunningProcesses {

    private RunningProcesses() {}

    static List<String> workingIn(Path directory) {
        return ProcessHandle.allProcesses()
                .filter(process -> workingDirectory(process).startsWith(directory))
                .map(process ->
                        process.pid() + " " + process.info().commandLine().orElse("?"))
                .toList();
    }

    private static Path workingDirectory(ProcessHandle process) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"));
        } catch (IOException gone) {
            return Path.of("/proc");
        }
    }
}
