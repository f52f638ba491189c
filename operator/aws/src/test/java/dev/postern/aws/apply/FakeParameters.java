package dev.postern.aws.apply;

import dev.postern.plan.resource.ResourceKind;
import java.util.Arrays;
import java.util.List;

/** Parameters of a create call of the fake, and the text that stands in the record. */
record FakeParameters(ResourceKind kind, String name, String token, List<String> inputs, String fixed) {

    boolean hasToken() {
        return kind == ResourceKind.ENDPOINT || kind == ResourceKind.ENDPOINT_SERVICE;
    }

    String text() {
        return String.join("|", kind.name(), name, token, String.join(",", inputs), fixed);
    }

    static FakeParameters read(String text) {
        String[] parts = text.split("\\|", -1);
        List<String> inputs = parts[3].isEmpty() ? List.of() : Arrays.asList(parts[3].split(",", -1));
        return new FakeParameters(ResourceKind.valueOf(parts[0]), parts[1], parts[2], inputs, parts[4]);
    }
}
