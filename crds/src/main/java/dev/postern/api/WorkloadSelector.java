package dev.postern.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which pods of the object's own namespace are meant. Equality only, so that the webhook can decide from labels alone. */
public record WorkloadSelector(
        @JsonPropertyDescription(
                "Labels that a pod must carry, all of them. At least one: an empty selector would take every pod of the namespace.")
        @Required
        @Size(min = 1, max = 16) Map<String, @Size(max = 63) @Pattern(Patterns.LABEL_VALUE) String> matchLabels) {

    public WorkloadSelector {
        matchLabels = Values.map(matchLabels);
    }

    /** Whether a pod with these labels is meant; never true without a label to match. */
    public boolean selects(@Nullable Map<String, String> podLabels) {
        return podLabels != null
                && !matchLabels.isEmpty()
                && podLabels.entrySet().containsAll(matchLabels.entrySet());
    }
}
