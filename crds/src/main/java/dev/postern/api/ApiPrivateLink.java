package dev.postern.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How an InternalApi is exposed: a network load balancer behind an endpoint service. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ApiPrivateLink(
        @JsonPropertyDescription("Name of an account in Postern's configuration that this namespace may use. Immutable:"
                + " an endpoint service cannot change its account.")
        @Required
        @Pattern(Patterns.DNS_LABEL) @Size(min = 1, max = 63) @ValidationRule(
                value = "self == oldSelf",
                message = "account is immutable: delete the object and create it again")
        String account,

        @JsonPropertyDescription("Where the load balancer stands.") @Required
        Network network,

        @JsonPropertyDescription("What callers connect to.") @Default("{}") @Nullable Listener listener) {

    public ApiPrivateLink {
        account = Values.text(account);
    }

    public Optional<Listener> optionalListener() {
        return Optional.ofNullable(listener);
    }

    /** VPC, subnets and security groups around the load balancer. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Network(
            @JsonPropertyDescription("VPC of the load balancer and of the pods. Immutable.")
            @Required
            @Pattern(Patterns.VPC_ID) @Size(max = 21) @ValidationRule(
                    value = "self == oldSelf",
                    message = "vpcId is immutable: delete the object and create it again")
            String vpcId,

            @JsonPropertyDescription("Subnets of the load balancer; consumers can connect from the same availability"
                    + " zones. Immutable.")
            @Required
            @ValidationRule(
                    value = "self == oldSelf",
                    message = "subnets are immutable: delete the object and create it again")
            Subnets subnets,

            @JsonPropertyDescription("Whether a load balancer node sends to pods in other availability zones too.")
            @Default("true")
            @Nullable Boolean crossZone,

            @JsonPropertyDescription("Security groups of the pods (or their nodes). Postern owns the rules on them that"
                    + " let its load balancer reach the traffic and health ports, and no others.")
            @Size(max = 5) List<@Pattern(Patterns.SECURITY_GROUP_ID) @Size(max = 20) String> targetSecurityGroups) {

        public Network {
            vpcId = Values.text(vpcId);
            targetSecurityGroups = Values.list(targetSecurityGroups);
        }

        /** As the schema's default says when nothing is written. */
        public boolean crossesZones() {
            return !Boolean.FALSE.equals(crossZone);
        }
    }

    /** The load balancer's listener. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Listener(
            @JsonPropertyDescription("Port consumers' sidecars connect to. Immutable: callers would meet a closed port"
                    + " until each had heard of the new one.")
            @Default("443")
            @Min(1) @Max(65535) @ValidationRule(
                    value = "self == oldSelf",
                    message = "port is immutable: delete the object and create it again")
            int port,

            @JsonPropertyDescription("Passthrough: TLS ends in the pod, which alone sees who calls.")
            @Default("Passthrough")
            @Nullable Mode mode) {

        /** Empty when this version does not know the value. */
        public Optional<Mode> optionalMode() {
            return Optional.ofNullable(mode);
        }
    }

    /** Where TLS ends. */
    public enum Mode {
        @JsonProperty("Passthrough")
        PASSTHROUGH
    }
}
