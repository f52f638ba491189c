package dev.postern.scenarios;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The checkout the demo and the tests run from: chart, manifests, images. */
record Workspace(Path root) {

    /** @throws IllegalStateException when the working directory is not inside a checkout */
    static Workspace find() {
        var directory = Path.of("").toAbsolutePath();
        while (directory != null && !Files.isDirectory(directory.resolve("charts/postern"))) {
            directory = directory.getParent();
        }
        if (directory == null) {
            throw new IllegalStateException(
                    "Run this from inside a checkout of Postern: charts/postern was not found.");
        }
        return new Workspace(directory);
    }

    Path chart() {
        return root.resolve("charts/postern");
    }

    Path demo(String file) {
        return root.resolve("e2e/demo").resolve(file);
    }

    Path manifest(String file) {
        return demo("manifests").resolve(file);
    }

    /** The text of a file, named from the root. */
    String text(String file) {
        try {
            return Files.readString(root.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalStateException when the image was not built */
    Path image(String name) {
        var archive = root.resolve("target/images").resolve(name + ".tar");
        if (!Files.exists(archive)) {
            throw new IllegalStateException(archive + " is missing: make images builds it.");
        }
        return archive;
    }
}
