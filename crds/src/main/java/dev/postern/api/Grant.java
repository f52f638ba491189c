package dev.postern.api;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Access that a consumer has been given to an InternalApi, as recorded in the API's status. Ends on positive evidence only. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Grant(
        @JsonPropertyDescription("Namespace of the ApiConsumer.") @Required @Size(min = 1, max = 63) String namespace,

        @JsonPropertyDescription("Name of the ApiConsumer.") @Required @Size(min = 1, max = 63) String name,

        @JsonPropertyDescription("Uid of the ApiConsumer: one created anew is another one.") @Size(max = 64) String uid,

        @JsonPropertyDescription("PrivateLink or InCluster.") @Nullable GrantPath path,

        @JsonPropertyDescription("Account the consumer comes from over PrivateLink.") @Size(max = 63) String account,

        @JsonPropertyDescription("The endpoint recorded for this grant; no other is accepted.") @Size(max = 64) String endpointId,

        @JsonPropertyDescription("Serials of the consumer's certificates that are accepted.") @Size(max = 64) List<@Size(max = 64) String> serials,

        @JsonPropertyDescription("Name of the AccessPolicy that consents.") @Size(max = 253) String policy,

        @JsonPropertyDescription("Name of the rule that consents.") @Size(max = 63) String rule,

        @JsonPropertyDescription("When the grant was recorded.") @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant grantedAt,

        @JsonPropertyDescription("When it ends by itself.") @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant expiresAt,

        @JsonPropertyDescription("Granted: consent is live. PrincipalAllowed: its account may create the endpoint."
                + " ConnectionAccepted: the endpoint is connected. Ending: consent has ended and its layers are being"
                + " taken away. Released: its consumer holds nothing of it any more; some layer has yet to be seen."
                + " Revoked: every layer was seen. The last two are a record only, kept for a while.")
        @Nullable State state,

        @JsonPropertyDescription("How it was taken back, once it has ended.") @Nullable Revocation revocation) {

    public Grant {
        namespace = Values.text(namespace);
        name = Values.text(name);
        uid = Values.text(uid);
        account = Values.text(account);
        endpointId = Values.text(endpointId);
        serials = Values.list(serials);
        policy = Values.text(policy);
        rule = Values.text(rule);
    }

    public Optional<GrantPath> optionalPath() {
        return Optional.ofNullable(path);
    }

    public Optional<Instant> optionalGrantedAt() {
        return Optional.ofNullable(grantedAt);
    }

    public Optional<Instant> optionalExpiresAt() {
        return Optional.ofNullable(expiresAt);
    }

    public Optional<State> optionalState() {
        return Optional.ofNullable(state);
    }

    public Optional<Revocation> optionalRevocation() {
        return Optional.ofNullable(revocation);
    }

    public Grant in(State other) {
        return with(serials, other, revocation);
    }

    public Grant with(List<String> accepted) {
        return with(accepted, state, revocation);
    }

    public Grant with(Revocation other) {
        return with(serials, state, other);
    }

    private Grant with(List<String> accepted, @Nullable State reached, @Nullable Revocation taken) {
        return new Grant(
                namespace,
                name,
                uid,
                path,
                account,
                endpointId,
                accepted,
                policy,
                rule,
                grantedAt,
                expiresAt,
                reached,
                taken);
    }

    /** How far the grant has come. */
    public enum State {
        @JsonProperty("Granted")
        GRANTED,
        @JsonProperty("PrincipalAllowed")
        PRINCIPAL_ALLOWED,
        @JsonProperty("ConnectionAccepted")
        CONNECTION_ACCEPTED,
        @JsonProperty("Ending")
        ENDING,
        @JsonProperty("Released")
        RELEASED,
        @JsonProperty("Revoked")
        REVOKED
    }
}
