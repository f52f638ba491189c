package dev.postern.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Set;

/**
 * The list of security providers of a linked runtime. It names some of modules that were left out, and a JVM that looks
 * for one of those makes every provider it finds on the class path, Bouncy Castle among them: more CPU time than all the
 * rest of a sidecar's start.
 */
final class SecurityProviders {

    private static final String KEY = "security.provider.";

    private SecurityProviders() {}

    static void remove(Path runtime, Set<String> absent) throws IOException {
        var file = runtime.resolve("conf/security/java.security");
        Files.writeString(file, without(Files.readString(file), absent));
    }

    /** The list ends at the first number that is missing, so those that stay are numbered anew. */
    static String without(String configuration, Set<String> absent) {
        var lines = new ArrayList<String>();
        var number = 0;
        for (var line : configuration.lines().toList()) {
            var provider = line.substring(line.indexOf('=') + 1).strip();
            if (!line.startsWith(KEY)) {
                lines.add(line);
            } else if (!absent.contains(provider)) {
                number++;
                lines.add(KEY + number + "=" + provider);
            }
        }
        return String.join("\n", lines) + "\n";
    }
}
