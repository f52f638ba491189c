package dev.postern.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** One start of an application that the JVM records: up, a moment of idling, SIGTERM, and the cache is written. */
final class TrainingRun {

    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration END = Duration.ofMinutes(3);

    private final Launcher launcher;
    private final Training training;

    TrainingRun(Launcher launcher, Training training) {
        this.launcher = launcher;
        this.training = training;
    }

    /** @throws ImageProblem with what the application said, when it did not start or left no cache */
    void run(Path application, Path trained, Path work) throws IOException {
        var command = launcher.start("-XX:AOTCacheOutput=" + trained);
        try (var run = ApplicationRun.start(launcher.definition(), application, command, work)) {
            run.awaitPrinted(Pattern.compile(training.started()));
            Thread.sleep(IDLE);
            run.process().destroy();
            if (!run.process().waitFor(END.toSeconds(), TimeUnit.SECONDS) || !Files.exists(trained)) {
                throw run.failed("left no ahead-of-time cache");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImageProblem("Interrupted while training.", e);
        }
    }
}
