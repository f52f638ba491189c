package dev.postern.cluster;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;

/** Runs {@code node.sh}, which does to the machine what a native cluster needs. */
final class NodeScript {

    private NodeScript() {}

    static List<String> command(String... arguments) {
        return Scripts.command("node.sh", List.of(arguments));
    }

    /** Runs to the end and fails with the script's own words on standard error. */
    static void run(String... arguments) {
        runWithInput(Redirect.from(new File("/dev/null")), arguments);
    }

    static void runWithInput(Redirect input, String... arguments) {
        if (exitCode(input, arguments) != 0) {
            throw new ClusterException("node.sh " + arguments[0] + " failed; the reason is on standard error above");
        }
    }

    static boolean succeeds(String... arguments) {
        return exitCode(Redirect.from(new File("/dev/null")), arguments) == 0;
    }

    private static int exitCode(Redirect input, String... arguments) {
        try {
            return new ProcessBuilder(command(arguments))
                    .redirectInput(input)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.INHERIT)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new ClusterException("node.sh could not be run: is bash installed?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("interrupted while running node.sh " + arguments[0], e);
        }
    }
}
