package dev.postern.image;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How an application is started once while its image is built, so that the JVM can write down what the start needs.
 * In values, <code>{directory}</code> is a directory of its own and <code>{port}</code> a free port, another each time.
 *
 * @param environment variables on top of the image's
 * @param files directory whose files are copied to <code>{directory}</code>
 * @param identities directory within <code>{directory}</code> to the subject alternative name of the certificate it
 *     gets, with its key and authority
 * @param started regular expression of what the application prints when it is up, or as far as it gets without a
 *     cluster
 */
record Training(Map<String, String> environment, Optional<Path> files, Map<String, String> identities, String started) {

    Training {
        environment = Collections.unmodifiableMap(new TreeMap<>(environment));
        identities = Collections.unmodifiableMap(new TreeMap<>(identities));
    }
}
