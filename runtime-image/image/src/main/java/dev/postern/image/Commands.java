package dev.postern.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Runs a program of the build machine to its end. */
final class Commands {

    private Commands() {}

    /**
     * @return what it printed, standard error included
     * @throws ImageProblem when it is not installed or ends with another status than 0
     */
    static String run(Path directory, List<String> command) {
        try {
            var builder =
                    new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
            // Options that are meant for the build's own JVM.
            builder.environment().remove("JAVA_TOOL_OPTIONS");
            builder.environment().remove("JDK_JAVA_OPTIONS");
            var process = builder.start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new ImageProblem(String.join(" ", command) + " failed:\n" + output.strip());
            }
            return output;
        } catch (IOException e) {
            throw new ImageProblem(command.getFirst() + " could not be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted", e));
        }
    }
}
