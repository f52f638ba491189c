package dev.postern.awssim.ec2;

/** A subnet in one availability zone; the zone's name is the account's own, its id is the same for all. */
public record Subnet(
        String id, String account, String region, String vpcId, String cidr, String zoneName, String zoneId)
        implements Owned {
    public boolean contains(String address) {
        return Cidr.parse(cidr).contains(address);
    }
}
