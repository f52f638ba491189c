package dev.postern.aws.driver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The policy documents that people are told to attach. */
final class IamDocuments {

    private static final Path FOLDER = Path.of("../../docs/iam");

    private IamDocuments() {}

    static List<String> actions(String file) {
        return items(read(file).get("Statement"))
                .flatMap(statement -> items(statement.get("Action")))
                .map(JsonNode::asText)
                .sorted()
                .toList();
    }

    static JsonNode read(String file) {
        try {
            return new ObjectMapper().readTree(FOLDER.resolve(file).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<JsonNode> items(JsonNode node) {
        return node.isArray() ? StreamSupport.stream(node.spliterator(), false) : Stream.of(node);
    }
}
