package dev.postern.image;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures what docs/performance.md says about starts, on this machine. */
@Command(
        name = "starts",
        mixinStandardHelpOptions = true,
        description = "Starts a packaged module as its image does, with and without its ahead-of-time cache.")
final class StartCommand implements Callable<Integer> {

    @Option(names = "--runs", defaultValue = "5", description = "Starts of each kind (default: ${DEFAULT-VALUE}).")
    private int runs = 5;

    @Option(names = "--output", defaultValue = "target/images", description = "As for images.")
    private Path output = Path.of("target/images");

    @Parameters(paramLabel = "MODULE", description = "Directory of a packaged module that trains a cache.")
    private Path module = Path.of("");

    private StartCommand() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new StartCommand()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        output = Files.createDirectories(output.toAbsolutePath());
        var definition = ImageDefinition.read(module);
        var base = BaseFiles.prepare(output.resolve("cache"));
        var work = Files.createTempDirectory(output, "work");
        try {
            var natives = work.resolve("native");
            NativeLibraries.extract(definition.application(), natives);
            var launcher = new Launcher(base.java().toString(), natives.toString(), definition);
            var training = definition.training().orElseThrow(() -> new ImageProblem("It trains no cache."));
            var cache = new AotCache(launcher, training).prepare(output.resolve("cache/aot"), work);
            var starts = new Starts(definition, training, work.resolve("starts"));
            System.out.println("without cache: " + starts.median(runs, launcher.start()));
            System.out.println("with cache:    " + starts.median(runs, launcher.start("-XX:AOTCache=" + cache)));
        } finally {
            BaseFiles.deleteTree(work);
        }
        return 0;
    }
}
