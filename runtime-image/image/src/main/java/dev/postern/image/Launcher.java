package dev.postern.image;

import java.util.ArrayList;
import java.util.List;

/**
 * The command line of an application. The image and the training run make it here, since the JVM refuses a cache that
 * was trained with other options.
 *
 * @param java home of the Java runtime
 * @param natives directory of the native libraries
 */
record Launcher(String java, String natives, ImageDefinition definition) {

    /**
     * No machine code in the cache: JDK 25 stores adapters and stubs compiled for the CPU that builds and runs them
     * unchecked on another, which ends in SIGILL where that lacks an instruction.
     */
    private static final List<String> ANY_CPU =
            List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTAdapterCaching", "-XX:-AOTStubCaching");

    List<String> start(String... more) {
        return line(definition.command(), more);
    }

    /** The same class path and options, but all that is asked for is the JVM's version. */
    List<String> version(String... more) {
        return line(List.of("-cp", definition.classPath(), "-version"), more);
    }

    private List<String> line(List<String> command, String... more) {
        var words = new ArrayList<>(List.of(java + "/bin/java", "-Djava.library.path=" + natives));
        words.addAll(definition.javaOptions());
        if (definition.training().isPresent()) {
            words.addAll(ANY_CPU);
        }
        words.addAll(List.of(more));
        words.addAll(command);
        return words;
    }
}
