package dev.postern.runtime.material;

import java.nio.file.Path;

/** The directory that outlives a restart of the container. */
final class StateDirectory {

    private final Path directory;

    StateDirectory(Path directory) {
        this.directory = directory;
    }

    StateFile file(String name) {
        return new StateFile(directory.resolve(name.replaceAll("[^A-Za-z0-9._-]", "_") + ".properties"));
    }
}
