package dev.postern.api;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The generated CRDs, as they are on the class path of whoever uses this module. */
final class Crds {

    static final List<String> FILES = List.of(
            "accesspolicies.postern.dev-v1.yml", "apiconsumers.postern.dev-v1.yml", "internalapis.postern.dev-v1.yml");

    private Crds() {}

    static String read(String file) {
        try (InputStream in = Crds.class.getResourceAsStream("/META-INF/crds/" + file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the server serves the kind. Its status starts out without conditions. */
    static boolean isEstablished(CustomResourceDefinition definition) {
        return definition != null
                && definition.getStatus() != null
                && definition.getStatus().getConditions() != null
                && definition.getStatus().getConditions().stream()
                        .anyMatch(c -> c.getType().equals("Established")
                                && c.getStatus().equals("True"));
    }
}
