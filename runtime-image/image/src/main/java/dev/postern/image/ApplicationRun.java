package dev.postern.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A process of an application in what its training gives it: variables, files, certificates and ports of its own. */
final class ApplicationRun implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(10);

    private final String name;
    private final Process process;
    private final Path output;

    private ApplicationRun(String name, Process process, Path output) {
        this.name = name;
        this.process = process;
        this.output = output;
    }

    /**
     * @param application working directory
     * @param work does not exist yet
     */
    static ApplicationRun start(ImageDefinition definition, Path application, List<String> command, Path work)
            throws IOException {
        var training = definition.training().orElseThrow();
        var directory = Files.createDirectories(work.resolve("directory"));
        if (training.files().isPresent()) {
            CopiedTree.copy(training.files().get(), directory);
        }
        TrainingIdentity.create(directory, training.identities());
        var output = work.resolve("output");
        var builder = new ProcessBuilder(command)
                .directory(application.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        // Nothing of the machine that builds: JAVA_TOOL_OPTIONS, say, would be other options than the image's.
        builder.environment().clear();
        builder.environment().putAll(environment(definition, training, directory));
        return new ApplicationRun(definition.name(), builder.start(), output);
    }

    private static Map<String, String> environment(ImageDefinition definition, Training training, Path directory)
            throws IOException {
        var all = new HashMap<>(definition.environment());
        for (var variable : training.environment().entrySet()) {
            var value = variable.getValue().replace("{directory}", directory.toString());
            all.put(variable.getKey(), FreePorts.fill(value));
        }
        return all;
    }

    /** @throws ImageProblem with its output, when it ends or two minutes pass without that text */
    void awaitPrinted(Pattern text) throws IOException, InterruptedException {
        var end = Instant.now().plus(START);
        while (!hasPrinted(text)) {
            var ended = !process.isAlive() && !hasPrinted(text);
            if (ended || Instant.now().isAfter(end)) {
                throw failed("did not print '" + text + "'");
            }
            Thread.sleep(POLL);
        }
    }

    private boolean hasPrinted(Pattern text) throws IOException {
        return text.matcher(Files.readString(output)).find();
    }

    Process process() {
        return process;
    }

    ImageProblem failed(String what) throws IOException {
        return new ImageProblem("The training run of " + name + " " + what + ". Its output:\n"
                + Files.readString(output).strip());
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
