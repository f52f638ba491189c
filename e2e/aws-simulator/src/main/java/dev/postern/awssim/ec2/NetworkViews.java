package dev.postern.awssim.ec2;

import dev.postern.awssim.protocol.Output;
import java.util.List;
import java.util.Map;

/** VPCs, subnets and interfaces as EC2 writes them, and what they can be filtered by. */
final class NetworkViews {
    private final Network network;
    private final Tags tags;

    NetworkViews(Network network, Tags tags) {
        this.network = network;
        this.tags = tags;
    }

    static Map<String, List<String>> attributes(Vpc vpc) {
        return Map.of(
                "vpc-id", List.of(vpc.id()),
                "cidr", List.of(vpc.cidrs().getFirst()),
                "cidr-block-association.cidr-block", vpc.cidrs(),
                "state", List.of("available"),
                "owner-id", List.of(vpc.account()),
                "is-default", List.of("false"),
                "dhcp-options-id", List.of("default"));
    }

    Output vpc(Vpc vpc) {
        return Output.of()
                .put("ownerId", vpc.account())
                .put("instanceTenancy", "default")
                .list("ipv6CidrBlockAssociationSet", List.of())
                .list(
                        "cidrBlockAssociationSet",
                        vpc.cidrs().stream().map(cidr -> association(vpc, cidr)).toList())
                .put("isDefault", false)
                .list("tagSet", tags.view(vpc.id()))
                .put("blockPublicAccessStates", Output.of().put("internetGatewayBlockMode", "off"))
                .put("vpcId", vpc.id())
                .put("state", "available")
                .put("cidrBlock", vpc.cidrs().getFirst())
                .put("dhcpOptionsId", "dopt-0default000000000");
    }

    private static Output association(Vpc vpc, String cidr) {
        return Output.of()
                .put("associationId", "vpc-cidr-assoc-%08x".formatted((vpc.id() + cidr).hashCode()))
                .put("cidrBlock", cidr)
                .put("cidrBlockState", Output.of().put("state", "associated"));
    }

    static Map<String, List<String>> attributes(Subnet subnet) {
        return Map.of(
                "subnet-id", List.of(subnet.id()),
                "vpc-id", List.of(subnet.vpcId()),
                "cidr-block", List.of(subnet.cidr()),
                "cidr", List.of(subnet.cidr()),
                "availability-zone", List.of(subnet.zoneName()),
                "availability-zone-id", List.of(subnet.zoneId()),
                "state", List.of("available"),
                "owner-id", List.of(subnet.account()),
                "default-for-az", List.of("false"));
    }

    Output subnet(Subnet subnet) {
        return Output.of()
                .put("availabilityZoneId", subnet.zoneId())
                .put("mapCustomerOwnedIpOnLaunch", false)
                .put("ownerId", subnet.account())
                .put("assignIpv6AddressOnCreation", false)
                .list("ipv6CidrBlockAssociationSet", List.of())
                .list("tagSet", tags.view(subnet.id()))
                .put(
                        "subnetArn",
                        "arn:aws:ec2:%s:%s:subnet/%s".formatted(subnet.region(), subnet.account(), subnet.id()))
                .put("enableDns64", false)
                .put("ipv6Native", false)
                .put(
                        "privateDnsNameOptionsOnLaunch",
                        Output.of()
                                .put("hostnameType", "ip-name")
                                .put("enableResourceNameDnsARecord", false)
                                .put("enableResourceNameDnsAAAARecord", false))
                .put("blockPublicAccessStates", Output.of().put("internetGatewayBlockMode", "off"))
                .put("subnetId", subnet.id())
                .put("state", "available")
                .put("vpcId", subnet.vpcId())
                .put("cidrBlock", subnet.cidr())
                .put("availableIpAddressCount", network.freeAddresses(subnet))
                .put("availabilityZone", subnet.zoneName())
                .put("defaultForAz", false)
                .put("mapPublicIpOnLaunch", false);
    }

    static Map<String, List<String>> attributes(NetworkInterface one) {
        return Map.ofEntries(
                Map.entry("network-interface-id", List.of(one.id())),
                Map.entry("subnet-id", List.of(one.subnet().id())),
                Map.entry("vpc-id", List.of(one.subnet().vpcId())),
                Map.entry("availability-zone", List.of(one.subnet().zoneName())),
                Map.entry("availability-zone-id", List.of(one.subnet().zoneId())),
                Map.entry("description", List.of(one.description())),
                Map.entry("group-id", one.groups()),
                Map.entry("interface-type", List.of(one.kind().wire())),
                Map.entry("owner-id", List.of(one.account())),
                Map.entry("requester-id", List.of(one.kind().owner())),
                Map.entry("requester-managed", List.of("true")),
                Map.entry("status", List.of("in-use")),
                Map.entry("private-ip-address", List.of(one.address())),
                Map.entry("addresses.private-ip-address", List.of(one.address())),
                Map.entry("attachment.status", List.of("attached")),
                Map.entry("attachment.instance-owner-id", List.of(one.kind().owner())));
    }

    Output networkInterface(NetworkInterface one) {
        String suffix = one.id().substring("eni-".length());
        Output attachment = Output.of()
                .put("attachTime", one.createdAt())
                .put("attachmentId", "ela-attach-" + suffix)
                .put("deleteOnTermination", false)
                .put("deviceIndex", 1)
                .put("networkCardIndex", 0)
                .put("instanceOwnerId", one.kind().owner())
                .put("status", "attached");
        Output address = Output.of()
                .put("primary", true)
                .put("privateDnsName", privateDnsName(one))
                .put("privateIpAddress", one.address());
        return Output.of()
                .put("attachment", attachment)
                .put("availabilityZone", one.subnet().zoneName())
                .put("availabilityZoneId", one.subnet().zoneId())
                .put("description", one.description())
                .list("groupSet", groups(one.groups()))
                .put("interfaceType", one.kind().wire())
                .list("ipv6AddressesSet", List.of())
                .put("macAddress", mac(suffix))
                .put("networkInterfaceId", one.id())
                .put("ownerId", one.account())
                .put("privateDnsName", privateDnsName(one))
                .put("privateIpAddress", one.address())
                .list("privateIpAddressesSet", List.of(address))
                .put("requesterId", one.kind().owner())
                .put("requesterManaged", true)
                .put("sourceDestCheck", one.kind() == NetworkInterface.Kind.ENDPOINT)
                .put("status", "in-use")
                .put("subnetId", one.subnet().id())
                .list("tagSet", tags.view(one.id()))
                .put("vpcId", one.subnet().vpcId())
                .put("denyAllIgwTraffic", false)
                .put("operator", Output.of().put("managed", false));
    }

    List<Output> groups(List<String> ids) {
        return network.groups().stream()
                .filter(group -> ids.contains(group.id()))
                .map(group -> Output.of().put("groupId", group.id()).put("groupName", group.name()))
                .toList();
    }

    private static String privateDnsName(NetworkInterface one) {
        return "ip-%s.%s.compute.internal".formatted(one.address().replace('.', '-'), one.region());
    }

    private static String mac(String hex) {
        return "02:%s:%s:%s:%s:%s"
                .formatted(
                        hex.substring(1, 3),
                        hex.substring(3, 5),
                        hex.substring(5, 7),
                        hex.substring(7, 9),
                        hex.substring(9, 11));
    }
}
