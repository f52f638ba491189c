package dev.postern.api;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Postern owns in AWS for one object: the record of ownership, and all that teardown needs. An entry leaves only
 * after its resource was seen to be gone.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record AwsStatus(
        @JsonPropertyDescription("Name of the account in Postern's configuration.") @Size(max = 63) String account,

        @JsonPropertyDescription("Id of the account.") @Size(max = 12) String accountId,

        @JsonPropertyDescription("Region of the resources.") @Size(max = 32) String region,

        @JsonPropertyDescription("The resources, by logical id.") @Size(max = 256) List<Resource> resources) {

    public AwsStatus {
        account = Values.text(account);
        accountId = Values.text(accountId);
        region = Values.text(region);
        resources = Values.list(resources);
    }

    /** One resource: its intent, written before the create call, and its id, written after. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Resource(
            @JsonPropertyDescription("Stable logical name, unique in this object.") @Required @Size(min = 1, max = 128) String logicalId,

            @JsonPropertyDescription("Kind of the resource.") @Required @Size(min = 1, max = 63) String kind,

            @JsonPropertyDescription("Counts replacements: a dead resource is replaced under the next number.")
            @Min(0) @Max(1_000_000) int incarnation,

            @JsonPropertyDescription("The exact parameters of the create call, as canonical JSON; a lost answer is"
                    + " recovered from them.")
            @Size(max = 16384) String parameters,

            @JsonPropertyDescription("Id or ARN that AWS gave.") @Size(max = 512) String id,

            @JsonPropertyDescription("Intended: about to be created. Created: AWS gave its id. Deleting: deletion was"
                    + " asked for and has not been seen to be done.")
            @Nullable State state,

            @JsonPropertyDescription("When the intent was written.")
            @JsonFormat(shape = JsonFormat.Shape.STRING)
            @Nullable Instant intendedAt) {

        public Resource {
            logicalId = Values.text(logicalId);
            kind = Values.text(kind);
            parameters = Values.text(parameters);
            id = Values.text(id);
        }

        public Optional<State> optionalState() {
            return Optional.ofNullable(state);
        }

        public Optional<Instant> optionalIntendedAt() {
            return Optional.ofNullable(intendedAt);
        }
    }

    /** Where a resource is in its life. */
    public enum State {
        @JsonProperty("Intended")
        INTENDED,
        @JsonProperty("Created")
        CREATED,
        @JsonProperty("Deleting")
        DELETING
    }
}
