package dev.postern.image;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Builds Postern's images into archives, or straight into one's own registry. */
@Command(
        name = "images",
        mixinStandardHelpOptions = true,
        description = "Builds the images of the given modules (each has an image.properties), for linux/amd64.")
final class ImageCommand implements Callable<Integer> {

    @Option(
            names = "--push",
            paramLabel = "REGISTRY/PREFIX",
            description = "Push to this registry, with the credentials of docker login, instead of writing archives.")
    private String registry = "";

    @Option(names = "--tag", defaultValue = "dev", description = "Tag of the images (default: ${DEFAULT-VALUE}).")
    private String tag = "dev";

    @Option(
            names = "--output",
            defaultValue = "target/images",
            description = "Directory of archives and cache (default: ${DEFAULT-VALUE}).")
    private Path output = Path.of("target/images");

    @Parameters(arity = "1..*", paramLabel = "MODULE", description = "Directories of packaged modules.")
    private List<Path> modules = List.of();

    private ImageCommand() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ImageCommand())
                .setExecutionExceptionHandler(ImageCommand::explain)
                .execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        output = Files.createDirectories(output.toAbsolutePath().normalize());
        var definitions = modules.stream().map(ImageDefinition::read).toList();
        var base = BaseFiles.prepare(output.resolve("cache"));
        var work = Files.createTempDirectory(output, "work");
        try {
            for (var definition : definitions) {
                new ProductImage(definition, base, output.resolve("cache/aot"), work)
                        .containerize(containerizer(definition.name()));
            }
        } finally {
            BaseFiles.deleteTree(work);
        }
        return 0;
    }

    private Containerizer containerizer(String name) throws Exception {
        var containerizer = registry.isEmpty() ? toArchive(name) : toRegistry(name);
        return containerizer
                .setBaseImageLayersCache(output.resolve("cache/jib-base"))
                .setApplicationLayersCache(output.resolve("cache/jib"))
                .setOfflineMode(registry.isEmpty());
    }

    private Containerizer toArchive(String name) throws Exception {
        var archive = output.resolve(name + ".tar");
        var reference = "postern/" + name + ":" + tag;
        System.err.println("Building " + reference + " into " + archive);
        return Containerizer.to(TarImage.at(archive).named(reference));
    }

    private Containerizer toRegistry(String name) throws Exception {
        var reference = ImageReference.parse(registry + "/" + name + ":" + tag);
        System.err.println("Pushing " + reference);
        var credentials = CredentialRetrieverFactory.forImage(reference, event -> {});
        return Containerizer.to(RegistryImage.named(reference)
                .addCredentialRetriever(credentials.dockerConfig())
                .addCredentialRetriever(credentials.wellKnownCredentialHelpers()));
    }

    private static int explain(Exception problem, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        if (problem instanceof ImageProblem) {
            System.err.println("images: " + problem.getMessage());
            return 1;
        }
        throw problem;
    }
}
