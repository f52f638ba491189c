package dev.postern.awssim.seed;

import java.util.List;

/** A VPC; further CIDR blocks hold, for example, the addresses of pods. */
public record VpcSeed(
        String id,
        String cidr,
        List<String> otherCidrs,
        List<SubnetSeed> subnets,
        List<SecurityGroupSeed> securityGroups) {
    public VpcSeed {
        otherCidrs = List.copyOf(otherCidrs);
        subnets = List.copyOf(subnets);
        securityGroups = List.copyOf(securityGroups);
    }

    /** A subnet; {@code zone} is the name of its availability zone in that account. */
    public record SubnetSeed(String id, String cidr, String zone) {}

    /** A security group without ingress, open outwards. */
    public record SecurityGroupSeed(String id, String name) {}
}
