package dev.postern.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What deleting an InternalApi does to AWS and to those who are connected. It is the way out, so it stays editable. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Deletion(
        @JsonPropertyDescription("Delete: remove what Postern made in AWS. Retain: leave it, and list it in a last"
                + " event; connections are rejected all the same. The way out when the account is gone for good.")
        @Default("Delete")
        @Nullable Resources resources,

        @JsonPropertyDescription("Block: wait until no consumer is connected. Reject: end their connections.")
        @Default("Block")
        @Nullable Connections connections) {

    /** Empty when this version does not know the value. */
    public Optional<Resources> optionalResources() {
        return Optional.ofNullable(resources);
    }

    /** Empty when this version does not know the value. */
    public Optional<Connections> optionalConnections() {
        return Optional.ofNullable(connections);
    }

    /** What becomes of AWS resources. */
    public enum Resources {
        @JsonProperty("Delete")
        DELETE,
        @JsonProperty("Retain")
        RETAIN
    }

    /** What becomes of live connections. */
    public enum Connections {
        @JsonProperty("Block")
        BLOCK,
        @JsonProperty("Reject")
        REJECT
    }
}
