package dev.postern.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LifelineIT {

    private static final List<String> LONG_COMMAND = List.of("sleep", "1000");

    @TempDir
    Path directory;

    @Test
    void closingEndsTheCommand() {
        var lifeline = Lifeline.start(LONG_COMMAND, directory, Redirect.INHERIT);
        awaitCommand(true);

        lifeline.close();

        assertThat(RunningProcesses.workingIn(directory)).isEmpty();
    }

    @Test
    void isNoLongerAliveWhenTheCommandHasEnded() {
        var lifeline = Lifeline.start(List.of("true"), directory, Redirect.INHERIT);

        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> !lifeline.alive());
    }

    @Test
    void theCommandEndsWhenItsStarterIsKilled() throws IOException, InterruptedException {
        // Stands for a JVM: holds the pipe, and gets no chance to tidy up.
        var starter = new ProcessBuilder(starterCommand()).directory(directory.toFile());

        var process = starter.start();
        awaitCommand(true);

        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);

        awaitCommand(false);
    }

    private static List<String> starterCommand() {
        var command = new ArrayList<>(List.of("bash", "-c", "exec 4> >(exec \"$@\"); read -r", "starter"));
        command.addAll(Scripts.command("lifeline.sh", LONG_COMMAND));
        return command;
    }

    private void awaitCommand(boolean running) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() ->
                        RunningProcesses.workingIn(directory).stream().anyMatch(line -> line.contains("/sleep 1000"))
                                == running);
    }
}
