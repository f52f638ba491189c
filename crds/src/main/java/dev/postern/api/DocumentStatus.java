package dev.postern.api;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The signed document last written for the object's sidecars. Its generation never goes back. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record DocumentStatus(
        @JsonPropertyDescription("Generation of the document; only grows.") @Min(0) long generation,

        @JsonPropertyDescription("SHA-256 of its payload, lower-case hex; sidecars report the same.") @Size(max = 64) String digest,

        @JsonPropertyDescription("Until when sidecars obey it without a newer one.")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Nullable Instant validUntil) {

    public DocumentStatus {
        digest = Values.text(digest);
    }

    public Optional<Instant> optionalValidUntil() {
        return Optional.ofNullable(validUntil);
    }
}
