package dev.postern.image;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one process needs in its image. Each module that becomes an image says so in an {@code image.properties} beside
 * its pom, so that the builder knows no module by name.
 *
 * @param name last part of the image's name
 * @param application directory of the packaged application; copied to {@link ProductImage#HOME}
 * @param environment variables of the process
 * @param javaOptions options of the Java launcher
 * @param command what follows the options: {@code -jar x.jar}, or {@code -cp}, a class path and a main class
 * @param training present when the application starts from an ahead-of-time cache
 */
record ImageDefinition(
        String name,
        Path application,
        Map<String, String> environment,
        List<String> javaOptions,
        List<String> command,
        Optional<Training> training) {

    static final String FILE = "image.properties";

    ImageDefinition {
        environment = Map.copyOf(environment);
        javaOptions = List.copyOf(javaOptions);
        command = List.copyOf(command);
    }

    /** @throws ImageProblem when the module has no readable definition or was not packaged */
    static ImageDefinition read(Path module) {
        var properties = load(module.resolve(FILE));
        var application = module.resolve(required(properties, "application", module));
        if (!Files.isDirectory(application)) {
            throw new ImageProblem(application + " is missing: package the module first (make images does).");
        }
        return new ImageDefinition(
                required(properties, "name", module),
                application,
                variables(properties.getProperty("environment", "")),
                javaOptions(module, properties.getProperty("java-options", "")),
                words(required(properties, "command", module)),
                training(module, properties));
    }

    String classPath() {
        return command.get(1);
    }

    private static Optional<Training> training(Path module, Properties properties) {
        return Optional.ofNullable(properties.getProperty("training-started"))
                .map(started -> new Training(
                        variables(properties.getProperty("training-environment", "")),
                        Optional.ofNullable(properties.getProperty("training-files"))
                                .map(module::resolve),
                        variables(properties.getProperty("training-identities", "")),
                        started));
    }

    /** As for {@code java} itself, {@code @file} stands for the options in a file, here one of the module. */
    private static List<String> javaOptions(Path module, String text) {
        return words(text).stream()
                .flatMap(word -> word.startsWith("@") ? optionsIn(module.resolve(word.substring(1))) : Stream.of(word))
                .toList();
    }

    private static Stream<String> optionsIn(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> words(line).stream());
        } catch (IOException e) {
            throw new ImageProblem(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Properties load(Path file) {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (java.nio.file.NoSuchFileException e) {
            throw new ImageProblem(file + " is missing: it defines the image of that module.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private static String required(Properties properties, String key, Path module) {
        return Optional.ofNullable(properties.getProperty(key))
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new ImageProblem(module.resolve(FILE) + " lacks '" + key + "'."));
    }

    /** @param text {@code NAME=VALUE} words */
    private static Map<String, String> variables(String text) {
        return words(text).stream()
                .map(word -> word.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
    }
}
