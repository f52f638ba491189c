package dev.postern.operator.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.stream.IntStream;

/** Whether an object already says everything that is wanted of it; what others or the API server added does not count. */
final class DesiredFields {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private DesiredFields() {}

    static boolean presentIn(HasMetadata actual, HasMetadata desired) {
        return covers(MAPPER.valueToTree(actual), MAPPER.valueToTree(desired));
    }

    private static boolean covers(JsonNode actual, JsonNode desired) {
        if (desired.isObject()) {
            return desired.properties().stream()
                    .allMatch(field -> covers(actual.path(field.getKey()), field.getValue()));
        }
        if (desired.isArray()) {
            return actual.size() == desired.size()
                    && IntStream.range(0, desired.size())
                            .allMatch(index -> covers(actual.path(index), desired.path(index)));
        }
        return desired.equals(actual);
    }
}
