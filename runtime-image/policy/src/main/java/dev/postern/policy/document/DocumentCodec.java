package dev.postern.policy.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/**
 * Documents as canonical JSON: keys sorted, no white space, equal documents are equal bytes.
 *
 * <p>Unknown fields are ignored, so that an older sidecar understands a newer operator; a field that narrows what a
 * document grants therefore comes with a new {@link #FORMAT}, which an older sidecar refuses as a whole.
 */
final class DocumentCodec {

    private static final int FORMAT = 1;
    private static final String FORMAT_FIELD = "format";
    private static final String DOCUMENT_FIELD = "document";

    private static final JsonMapper MAPPER = DocumentJson.register(JsonMapper.builder())
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private DocumentCodec() {}

    static byte[] encode(SignedDocument document) {
        var envelope = new TreeMap<String, Object>();
        envelope.put(FORMAT_FIELD, FORMAT);
        envelope.put(DOCUMENT_FIELD, MAPPER.convertValue(document, Object.class));
        try {
            return MAPPER.writeValueAsString(envelope).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A document must always be writable", e);
        }
    }

    /** What became of the bytes. */
    sealed interface Decoding {}

    record Decoded(SignedDocument document) implements Decoding {}

    record Undecodable(String code, String message) implements Decoding {}

    static Decoding decode(byte[] payload) {
        try {
            JsonNode envelope = MAPPER.readTree(new String(payload, StandardCharsets.UTF_8));
            return envelope.path(FORMAT_FIELD).asInt() == FORMAT ? decode(envelope) : unknownFormat();
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return malformed();
        }
    }

    private static Decoding decode(JsonNode envelope) throws JsonProcessingException {
        return envelope.path(DOCUMENT_FIELD).isObject()
                ? new Decoded(MAPPER.treeToValue(envelope.path(DOCUMENT_FIELD), SignedDocument.class))
                : malformed();
    }

    private static Undecodable unknownFormat() {
        return new Undecodable("UnknownFormat", "The document has another format than " + FORMAT + ".");
    }

    private static Undecodable malformed() {
        return new Undecodable("Malformed", "The payload is no document that this version can read.");
    }
}
