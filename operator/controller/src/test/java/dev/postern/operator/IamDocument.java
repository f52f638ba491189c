package dev.postern.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/** A policy document that people are told to attach. */
final class IamDocument {

    private static final Path FOLDER = Path.of("../../docs/iam");

    private IamDocument() {}

    /** The actions it allows, as in {@code acm-pca:IssueCertificate}. */
    static List<String> actions(String file) {
        return StreamSupport.stream(read(file).path("Statement").spliterator(), false)
                .flatMap(statement ->
                        StreamSupport.stream(statement.path("Action").spliterator(), false))
                .map(JsonNode::asText)
                .toList();
    }

    private static JsonNode read(String file) {
        try {
            return new ObjectMapper().readTree(FOLDER.resolve(file).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
