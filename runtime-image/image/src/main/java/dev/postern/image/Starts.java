package dev.postern.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/** What starts of an application cost, from {@code /proc}. */
final class Starts {

    private static final Duration IDLE = Duration.ofSeconds(20);

    private final ImageDefinition definition;
    private final Training training;
    private final Path work;
    private final Path application;
    private int count;

    Starts(ImageDefinition definition, Training training, Path work) throws IOException {
        this.definition = definition;
        this.training = training;
        this.work = Files.createDirectories(work);
        this.application = work.resolve("application");
        CopiedTree.copy(definition.application(), application);
    }

    /**
     * @param processor seconds of CPU time until started
     * @param resident MiB after 20 idle seconds
     * @param anonymous the part of it that is not of files, which processes on one node would share
     */
    record Cost(double processor, double resident, double anonymous) {

        @Override
        public String toString() {
            return "%.2f s of CPU to start, %.0f MiB resident after 20 s, of which %.0f MiB not of files"
                    .formatted(processor, resident, anonymous);
        }
    }

    /** Each figure's own median. */
    Cost median(int runs, List<String> command) throws IOException, InterruptedException {
        var costs = new ArrayList<Cost>();
        for (var run = 0; run < runs; run++) {
            costs.add(measure(command));
        }
        return new Cost(middle(costs, Cost::processor), middle(costs, Cost::resident), middle(costs, Cost::anonymous));
    }

    private Cost measure(List<String> command) throws IOException, InterruptedException {
        count++;
        try (var run = ApplicationRun.start(definition, application, command, work.resolve("run" + count))) {
            run.awaitPrinted(Pattern.compile(training.started()));
            var process = run.process().toHandle();
            var processor = process.info().totalCpuDuration().orElseThrow();
            Thread.sleep(IDLE);
            return new Cost(processor.toMillis() / 1000.0, mebibytes(process, "VmRSS"), mebibytes(process, "RssAnon"));
        }
    }

    private static double mebibytes(ProcessHandle process, String key) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith(key + ":"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow(() -> new ImageProblem("The process ended before it was measured."));
    }

    private static double middle(List<Cost> costs, ToDoubleFunction<Cost> figure) {
        var sorted = costs.stream().sorted(Comparator.comparingDouble(figure)).toList();
        return figure.applyAsDouble(sorted.get(sorted.size() / 2));
    }
}
