package dev.postern.webhook.pods;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postern.contract.Binding;
import dev.postern.webhook.WebhookConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The keys that may sign documents, from a file that the operator keeps up to date. Read at each use: it is small, in
 * memory, and then never out of date.
 */
@ApplicationScoped
public class DocumentKeys {

    private static final String FILE = "document-keys.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    @Inject
    DocumentKeys(WebhookConfiguration configuration) {
        this(configuration.servingDirectory());
    }

    DocumentKeys(Path directory) {
        this.file = directory.resolve(FILE);
    }

    /** @throws IllegalStateException saying what is wrong with the file; a sidecar without keys would obey nobody */
    public List<Binding.DocumentKey> read() {
        return switch (load()) {
            case Loaded.Keys(List<Binding.DocumentKey> keys) -> keys;
            case Loaded.Problem(String message) -> throw new IllegalStateException(message);
        };
    }

    /** What is wrong with the file; empty when nothing is. */
    public Optional<String> problem() {
        return switch (load()) {
            case Loaded.Keys _ -> Optional.empty();
            case Loaded.Problem(String message) -> Optional.of(message);
        };
    }

    private sealed interface Loaded {

        record Keys(List<Binding.DocumentKey> keys) implements Loaded {}

        record Problem(String message) implements Loaded {}
    }

    private Loaded load() {
        try {
            return checked(JSON.readValue(Files.readString(file), Binding.DocumentKey[].class));
        } catch (JsonProcessingException e) {
            return problem("is not a JSON array of document keys");
        } catch (IOException e) {
            return problem("cannot be read; the operator writes it into Secret postern-webhook-serving");
        }
    }

    private Loaded checked(Binding.DocumentKey @Nullable [] keys) {
        return keys == null || keys.length == 0 || Arrays.stream(keys).anyMatch(DocumentKeys::isIncomplete)
                ? problem("holds no key, or one without keyId or publicKey")
                : new Loaded.Keys(List.of(keys));
    }

    private Loaded problem(String what) {
        return new Loaded.Problem(file + " " + what);
    }

    private static boolean isIncomplete(Binding.@Nullable DocumentKey key) {
        return key == null || isBlank(key.keyId()) || isBlank(key.publicKey());
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
