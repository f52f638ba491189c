package dev.postern.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an API's owner asks for. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
        value = "!has(oldSelf.privateLink) || has(self.privateLink)",
        message = "privateLink cannot be taken away: delete the InternalApi, which ends its connections as"
                + " spec.deletion says, and create it again without privateLink",
        reason = "FieldValueForbidden",
        fieldPath = ".privateLink")
public record InternalApiSpec(
        @JsonPropertyDescription("The pods that serve this API.") @Required
        ApiWorkload workload,

        @JsonPropertyDescription("The identity the pods prove to their callers.") @Required
        ApiCertificate certificate,

        @JsonPropertyDescription("Exposes the API to other VPCs and accounts over AWS PrivateLink. Absent: in-cluster"
                + " callers only, and nothing is created in AWS but the certificate. May be added later, not taken"
                + " away again.")
        @Nullable ApiPrivateLink privateLink,

        @JsonPropertyDescription(
                "What happens when this object is deleted. Editable to the last, also while the" + " deletion waits.")
        @Default("{}")
        @Nullable Deletion deletion,

        @JsonPropertyDescription("Until this time (RFC 3339) Postern creates and changes nothing for this object."
                + " Revocation, expiry and deregistration of targets go on.")
        @Pattern(Patterns.TIMESTAMP) @Size(max = 40) @Nullable String pausedUntil) {

    /** Present when the API is exposed over PrivateLink. */
    public Optional<ApiPrivateLink> optionalPrivateLink() {
        return Optional.ofNullable(privateLink);
    }

    public Optional<Deletion> optionalDeletion() {
        return Optional.ofNullable(deletion);
    }

    /** The text as written; it may still not be a time, which the checks say. */
    public Optional<String> optionalPausedUntil() {
        return Optional.ofNullable(pausedUntil);
    }
}
