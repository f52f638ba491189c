package dev.postern.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Postern says about an AccessPolicy. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record AccessPolicyStatus(
        @JsonPropertyDescription("Generation of the spec this status is about.") @Min(0) long observedGeneration,

        @JsonPropertyDescription("Accepted, TestsPassed, Distributed, Enforced and, derived from them, Ready.")
        @Size(max = 16) List<Condition> conditions,

        @JsonPropertyDescription(
                "The policy as it was last accepted. While a newer spec is not acceptable, this is what"
                        + " is in force.")
        @Nullable Accepted accepted,

        @JsonPropertyDescription("The policy in numbers.") @Nullable Counts counts) {

    public AccessPolicyStatus {
        conditions = Values.list(conditions);
    }

    public Optional<Accepted> optionalAccepted() {
        return Optional.ofNullable(accepted);
    }

    public Optional<Counts> optionalCounts() {
        return Optional.ofNullable(counts);
    }

    /** A spec that passed every check. */
    public record Accepted(
            @JsonPropertyDescription("Generation that was accepted.") @Min(0) long generation,

            @JsonPropertyDescription("Uid of the policy it was accepted for.") @Size(max = 64) String uid,

            @JsonPropertyDescription("The spec as accepted.") @Required
            AccessPolicySpec spec) {

        public Accepted {
            uid = Values.text(uid);
        }
    }

    /** The policy in numbers. */
    public record Counts(
            @JsonPropertyDescription("Rules in force.") @Min(0) @Max(1_000_000) int rules,

            @JsonPropertyDescription("Consumers these rules consent to.") @Min(0) @Max(1_000_000) int consumers,

            @JsonPropertyDescription("Pods of the API that should obey the policy.") @Min(0) @Max(1_000_000) int pods,

            @JsonPropertyDescription("Of these, pods that report that they do.") @Min(0) @Max(1_000_000) int podsEnforcing) {}
}
