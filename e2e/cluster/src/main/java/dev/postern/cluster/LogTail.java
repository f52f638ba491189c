package dev.postern.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The end of a process's log, for the message of a start that failed. */
final class LogTail {

    private LogTail() {}

    static String of(Path log, int count) {
        try {
            var lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            var tail = lines.subList(Math.max(0, lines.size() - count), lines.size());
            return "--- " + log.getFileName() + "\n" + String.join("\n", tail) + "\n";
        } catch (IOException e) {
            return "--- " + log.getFileName() + ": " + e.getMessage() + "\n";
        }
    }
}
