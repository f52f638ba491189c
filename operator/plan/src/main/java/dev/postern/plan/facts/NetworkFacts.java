package dev.postern.plan.facts;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What AWS says about the subnets and security groups an object names. One that is not here does not exist. */
public record NetworkFacts(List<Subnet> subnets, List<Group> securityGroups) {

    public NetworkFacts {
        subnets = List.copyOf(subnets);
        securityGroups = List.copyOf(securityGroups);
    }

    public Optional<Subnet> subnet(String id) {
        return subnets.stream().filter(subnet -> subnet.id().equals(id)).findFirst();
    }

    public Optional<Group> securityGroup(String id) {
        return securityGroups.stream().filter(group -> group.id().equals(id)).findFirst();
    }

    /**
     * A subnet.
     *
     * @param zoneId id of its availability zone: names differ between accounts, ids do not
     */
    public record Subnet(String id, String vpcId, String zoneId, Map<String, String> tags) {
        public Subnet {
            tags = Map.copyOf(tags);
        }
    }

    /** A security group. */
    public record Group(String id, String vpcId, Map<String, String> tags) {
        public Group {
            tags = Map.copyOf(tags);
        }
    }
}
