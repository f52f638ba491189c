package dev.postern.scenarios;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A command-line tool pointed at one cluster: kubectl or helm.
 *
 * @param binary where it is
 * @param kubeconfig of the cluster it talks to
 */
record Tool(Path binary, Path kubeconfig) {

    /** What a command printed, standard error included, and how it ended. */
    record Output(int status, String text) {

        boolean succeeded() {
            return status == 0;
        }
    }

    /** @throws IllegalStateException with what it printed, when the command fails */
    String run(String... arguments) {
        return runOn("", arguments);
    }

    /** The same, with something to read on standard input. */
    String runOn(String input, String... arguments) {
        var output = attemptOn(input, arguments);
        if (!output.succeeded()) {
            throw new IllegalStateException(
                    binary.getFileName() + " " + String.join(" ", arguments) + " failed:\n" + output.text());
        }
        return output.text();
    }

    /** Runs the command, whose failing is an answer too. */
    Output attempt(String... arguments) {
        return attemptOn("", arguments);
    }

    private Output attemptOn(String input, String... arguments) {
        var command = new ArrayList<>(List.of(binary.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("KUBECONFIG", kubeconfig.toString());
        return output(builder, input);
    }

    private static Output output(ProcessBuilder builder, String input) {
        try {
            var process = builder.start();
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            }
            var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Output(process.waitFor(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running " + builder.command(), e);
        }
    }
}
