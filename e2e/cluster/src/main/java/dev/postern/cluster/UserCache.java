package dev.postern.cluster;

import java.nio.file.Path;
import java.util.Optional;

/** Where this user's built binaries, unpacked scripts and clusters live; the one place that knows. */
final class UserCache {

    private UserCache() {}

    static Path directory() {
        return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(value -> !value.isBlank())
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
                .resolve("postern");
    }
}
