package dev.postern.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TreeTraversingParser;
import java.io.IOException;
import java.util.List;

/** Reads an object whole or, when spec or status do not fit this version's types, its metadata alone. */
final class MetadataAtLeastDeserializer extends DelegatingDeserializer {

    private static final long serialVersionUID = 1L;

    MetadataAtLeastDeserializer(JsonDeserializer<?> whole) {
        super(whole);
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> whole) {
        return new MetadataAtLeastDeserializer(whole);
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        JsonNode tree = context.readTree(parser);
        try {
            return read(tree, parser, context);
        } catch (JsonProcessingException unreadable) {
            return read(metadataOf(tree), parser, context);
        }
    }

    private Object read(JsonNode tree, JsonParser parser, DeserializationContext context) throws IOException {
        try (JsonParser tokens = new TreeTraversingParser(tree, parser.getCodec())) {
            tokens.nextToken();
            return super.deserialize(tokens, context);
        }
    }

    private static JsonNode metadataOf(JsonNode tree) {
        return tree instanceof ObjectNode object ? object.deepCopy().without(List.of("spec", "status")) : tree;
    }
}
