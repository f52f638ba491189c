package dev.postern.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** The selected pods, counted, and by name those that cannot be asked what they obey. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PodsStatus(
        @JsonPropertyDescription("Pods the workload selector selects.") @Min(0) @Max(1_000_000) int total,

        @JsonPropertyDescription("Of these, pods with a sidecar for this very object.") @Min(0) @Max(1_000_000) int injected,

        @JsonPropertyDescription("Of these, pods that report the latest document and a valid identity.")
        @Min(0) @Max(1_000_000) int upToDate,

        @JsonPropertyDescription("Pods without a sidecar for this object because they are older than it (or than its"
                + " recreation): restart their workload.")
        @Min(0) @Max(1_000_000) int older,

        @JsonPropertyDescription(
                "Names of injected pods that cannot be asked what they obey; the first ones, when" + " there are many.")
        @Size(max = 32) List<@Size(max = 253) String> unreachable) {

    public PodsStatus {
        unreachable = Values.list(unreachable);
    }
}
