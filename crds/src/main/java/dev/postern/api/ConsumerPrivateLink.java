package dev.postern.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** The path half of an ApiConsumer: endpoint, security group and record in the consumer's account. */
public record ConsumerPrivateLink(
        @JsonPropertyDescription("Name of an account in Postern's configuration that this namespace may use; the"
                + " AccessPolicy must name the same. Immutable: an endpoint cannot change its account.")
        @Required
        @Pattern(Patterns.DNS_LABEL) @Size(min = 1, max = 63) @ValidationRule(
                value = "self == oldSelf",
                message = "account is immutable: delete the object and create it again")
        String account,

        @JsonPropertyDescription("Where the endpoint stands.") @Required
        Network network,

        @JsonPropertyDescription("Name under which the endpoint is found in the consumer's network.") @Required
        Dns dns) {

    public ConsumerPrivateLink {
        account = Values.text(account);
    }

    /** VPC, subnets and security groups around the endpoint. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Network(
            @JsonPropertyDescription("VPC of the endpoint and of the calling pods. Immutable.")
            @Required
            @Pattern(Patterns.VPC_ID) @Size(max = 21) @ValidationRule(
                    value = "self == oldSelf",
                    message = "vpcId is immutable: delete the object and create it again")
            String vpcId,

            @JsonPropertyDescription("Subnets of the endpoint, in availability zones that the API covers. Immutable.")
            @Required
            @ValidationRule(
                    value = "self == oldSelf",
                    message = "subnets are immutable: delete the object and create it again")
            Subnets subnets,

            @JsonPropertyDescription("Security groups of the calling pods (or their nodes). The endpoint's own group"
                    + " lets exactly these in.")
            @Required
            @Size(min = 1, max = 5) List<@Pattern(Patterns.SECURITY_GROUP_ID) @Size(max = 20) String> clientSecurityGroups) {

        public Network {
            vpcId = Values.text(vpcId);
            clientSecurityGroups = Values.list(clientSecurityGroups);
        }
    }

    /** The record in the consumer's private zone. */
    public record Dns(
            @JsonPropertyDescription("Private hosted zone, by its domain name; configuration says which ones this"
                    + " namespace may write to.")
            @Required
            @Pattern(Patterns.DNS_NAME) @Size(min = 3, max = 253) String zone,

            @JsonPropertyDescription("Name of the record, relative to the zone.")
            @Required
            @Pattern(Patterns.DNS_SUBDOMAIN) @Size(min = 1, max = 253) String name) {

        public Dns {
            zone = Values.text(zone);
            name = Values.text(name);
        }

        public String qualifiedName() {
            return name + "." + zone;
        }
    }
}
