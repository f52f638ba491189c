package dev.postern.awssim.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;

/** Writes a response tree as JSON; times are seconds since the epoch, as awsJson 1.1 has them. */
final class JsonWriter {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonWriter() {}

    static byte[] write(Output body) {
        try {
            return JSON.writeValueAsBytes(node(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("response cannot be written", e);
        }
    }

    private static JsonNode node(Object value) {
        return switch (value) {
            case Output structure -> object(structure);
            case Output.Listing listing -> array(listing);
            case Instant instant -> NODES.numberNode(BigDecimal.valueOf(instant.toEpochMilli(), 3));
            case Boolean flag -> NODES.booleanNode(flag);
            case Number number -> NODES.numberNode(number.longValue());
            default -> NODES.textNode(value.toString());
        };
    }

    private static ObjectNode object(Output structure) {
        ObjectNode node = NODES.objectNode();
        structure.members().forEach((name, value) -> node.set(name, node(value)));
        return node;
    }

    private static ArrayNode array(Output.Listing listing) {
        ArrayNode node = NODES.arrayNode();
        listing.entries().forEach(entry -> node.add(node(entry)));
        return node;
    }
}
