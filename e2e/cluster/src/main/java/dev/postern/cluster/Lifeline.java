package dev.postern.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A command that lives no longer than this JVM. A shutdown hook would not run when the JVM is killed, so the command
 * hangs on a pipe instead: when our end closes, by {@link #close()} or by our death, its guard ends it.
 */
final class Lifeline implements AutoCloseable {

    private static final long END_SECONDS = 15;

    private final Process guard;

    private Lifeline(Process guard) {
        this.guard = guard;
    }

    /** Starts the command in the given directory; what it prints goes where {@code output} says. */
    static Lifeline start(List<String> command, Path directory, Redirect output) {
        try {
            return new Lifeline(new ProcessBuilder(Scripts.command("lifeline.sh", command))
                    .directory(directory.toFile())
                    .redirectOutput(output)
                    .redirectError(output)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException("could not start " + command.getFirst(), e);
        }
    }

    boolean alive() {
        return guard.isAlive();
    }

    /** Kills the command and waits until it is gone. Idempotent. */
    @Override
    public void close() {
        try {
            guard.getOutputStream().close();
            if (!guard.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                guard.destroyForcibly().waitFor();
            }
        } catch (IOException e) {
            guard.destroyForcibly();
        } catch (InterruptedException e) {
            guard.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
