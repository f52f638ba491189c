package dev.postern.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One start of an application that the JVM records: up, a moment of idling, SIGTERM, and the cache is written. */
final class TrainingRun {

    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration END = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(50);

    private final Launcher launcher;
    private final Training training;
    private final Path work;

    TrainingRun(Launcher launcher, Training training, Path work) {
        this.launcher = launcher;
        this.training = training;
        this.work = work;
    }

    /** @throws ImageProblem with what the application said, when it did not start or left no cache */
    void run(Path application, Path trained) throws IOException {
        var output = work.resolve("output");
        var process = start(application, trained, output);
        try {
            awaitStarted(process, output);
            Thread.sleep(IDLE);
            process.destroy();
            if (!process.waitFor(END.toSeconds(), TimeUnit.SECONDS) || !Files.exists(trained)) {
                throw failed("left no ahead-of-time cache", output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImageProblem("Interrupted while training " + name() + ".", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start(Path application, Path trained, Path output) throws IOException {
        var directory = Files.createDirectories(work.resolve("directory"));
        TrainingIdentity.create(directory, training.identities());
        var builder = new ProcessBuilder(launcher.start("-XX:AOTCacheOutput=" + trained))
                .directory(application.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        // Nothing of the machine that builds: JAVA_TOOL_OPTIONS, say, would be other options than the image's.
        builder.environment().clear();
        builder.environment().putAll(environment(directory));
        return builder.start();
    }

    private Map<String, String> environment(Path directory) throws IOException {
        var all = new HashMap<>(launcher.definition().environment());
        for (var variable : training.environment().entrySet()) {
            var value = variable.getValue().replace("{directory}", directory.toString());
            all.put(variable.getKey(), FreePorts.fill(value));
        }
        return all;
    }

    private void awaitStarted(Process process, Path output) throws IOException, InterruptedException {
        var end = Instant.now().plus(START);
        while (!Files.readString(output).contains(training.started())) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                throw failed("did not print '" + training.started() + "'", output);
            }
            Thread.sleep(POLL);
        }
    }

    private ImageProblem failed(String what, Path output) throws IOException {
        return new ImageProblem("The training run of " + name() + " " + what + ". Its output:\n"
                + Files.readString(output).strip());
    }

    private String name() {
        return launcher.definition().name();
    }
}
