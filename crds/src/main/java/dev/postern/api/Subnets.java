package dev.postern.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** Subnets named by id, one per availability zone. */
public record Subnets(
        @JsonPropertyDescription(
                "Subnet ids, at most one per availability zone, all in network.vpcId. Order does not matter.")
        @Required
        @Size(min = 1, max = 6) List<@Pattern(Patterns.SUBNET_ID) @Size(max = 24) String> ids) {

    public Subnets {
        ids = Values.list(ids);
    }
}
