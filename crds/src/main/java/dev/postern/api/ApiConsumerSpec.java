package dev.postern.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.postern.policy.AccessPath;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a consuming team asks for: the path half ({@code privateLink}) and the workload half. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
        value = "!has(oldSelf.privateLink) || has(self.privateLink)",
        message = "privateLink cannot be taken away: delete the ApiConsumer, which removes its endpoint, and create it"
                + " again without privateLink",
        reason = "FieldValueForbidden",
        fieldPath = ".privateLink")
public record ApiConsumerSpec(
        @JsonPropertyDescription("The InternalApi to call. Immutable.")
        @Required
        @ValidationRule(value = "self == oldSelf", message = "api is immutable: create another ApiConsumer")
        Api api,

        @JsonPropertyDescription("Calls over AWS PrivateLink, through an endpoint in the consumer's own account."
                + " Absent: the in-cluster path. May be added later, not taken away again; the AccessPolicy must name"
                + " the path asked for.")
        @Nullable ConsumerPrivateLink privateLink,

        @JsonPropertyDescription("The pods that call.") @Required
        ConsumerWorkload workload,

        @JsonPropertyDescription("The identity the pods prove to the API.") @Required
        ConsumerCertificate certificate) {

    /** Present when the consumer asks for the PrivateLink path. */
    public Optional<ConsumerPrivateLink> optionalPrivateLink() {
        return Optional.ofNullable(privateLink);
    }

    /** The path asked for, which an AccessPolicy must name. */
    public AccessPath accessPath() {
        return privateLink == null ? new AccessPath.InCluster() : new AccessPath.PrivateLink(privateLink.account());
    }

    /** Reference to the InternalApi. */
    public record Api(
            @JsonPropertyDescription("Namespace of the InternalApi.")
            @Required
            @Pattern(Patterns.DNS_LABEL) @Size(min = 1, max = 63) String namespace,

            @JsonPropertyDescription("Name of the InternalApi.")
            @Required
            @Pattern(Patterns.DNS_LABEL) @Size(min = 1, max = 40) String name) {

        public Api {
            namespace = Values.text(namespace);
            name = Values.text(name);
        }
    }
}
