package dev.postern.awssim.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads an awsJson body. */
public final class JsonReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonReader() {}

    public static Input read(byte[] body) {
        try {
            return body.length == 0 ? Input.EMPTY : toInput(JSON.readTree(body));
        } catch (IOException e) {
            throw CommonError.UNREADABLE.because("The body is not JSON");
        }
    }

    private static Input toInput(JsonNode node) {
        if (node.isValueNode()) {
            return Input.leaf(node.asText());
        }
        List<Input.Field> fields = new ArrayList<>();
        node.propertyStream()
                .filter(property -> !property.getValue().isNull())
                .forEach(property -> fields.add(new Input.Field(property.getKey(), toInput(property.getValue()))));
        if (node.isArray()) {
            node.forEach(entry -> fields.add(new Input.Field("", toInput(entry))));
        }
        return new Input("", fields);
    }
}
