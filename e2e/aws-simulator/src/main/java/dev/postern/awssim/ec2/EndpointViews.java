package dev.postern.awssim.ec2;

import dev.postern.awssim.protocol.Output;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Endpoints as their owner sees them. */
final class EndpointViews {
    private static final Map<String, String> ALIAS_ZONES = Map.of(
            "us-east-1", "Z7HUB22UULQXV",
            "us-east-2", "ZC8PG0KIFKBRI",
            "us-west-2", "Z1YSA3EXCYUU9Z",
            "eu-west-1", "Z38GZ743OKFT7T",
            "eu-central-1", "Z273ZU8SZ5RJPC");

    private final Network network;
    private final Tags tags;

    EndpointViews(Network network, Tags tags) {
        this.network = network;
        this.tags = tags;
    }

    static List<Output> dnsEntries(Endpoint endpoint) {
        String zone = aliasZone(endpoint.region());
        return endpoint.dnsNames().stream()
                .map(name -> Output.of().put("dnsName", name).put("hostedZoneId", zone))
                .toList();
    }

    /** The hosted zone that records of a region's endpoints are aliases into. */
    static String aliasZone(String region) {
        return ALIAS_ZONES.getOrDefault(region, "Z0PRIVATELINK");
    }

    static Map<String, List<String>> attributes(Endpoint endpoint) {
        return Map.of(
                "vpc-endpoint-id", List.of(endpoint.id()),
                "vpc-endpoint-state", List.of(endpoint.state().wire()),
                "vpc-endpoint-type", List.of("Interface"),
                "vpc-id", List.of(endpoint.placement().vpcId()),
                "service-name", List.of(endpoint.identity().serviceName()),
                "service-region", List.of(endpoint.region()),
                "ip-address-type", List.of("ipv4"));
    }

    Output view(Endpoint endpoint) {
        Endpoint.Placement placement = endpoint.placement();
        return Output.of()
                .put("vpcEndpointId", endpoint.id())
                .put("vpcEndpointType", "Interface")
                .put("vpcId", placement.vpcId())
                .put("serviceName", endpoint.identity().serviceName())
                .put("state", endpoint.state().wire())
                .put("policyDocument", endpoint.settings().policy())
                .list("routeTableIdSet", List.of())
                .list(
                        "subnetIdSet",
                        placement.interfaces().stream()
                                .map(one -> one.subnet().id())
                                .toList())
                .list("groupSet", new NetworkViews(network, tags).groups(placement.groups()))
                .put("ipAddressType", "ipv4")
                .put("dnsOptions", dnsOptions(endpoint))
                .put("privateDnsEnabled", endpoint.settings().privateDnsEnabled())
                .put("requesterManaged", false)
                .list(
                        "networkInterfaceIdSet",
                        placement.interfaces().stream()
                                .map(NetworkInterface::id)
                                .toList())
                .list("dnsEntrySet", dnsEntries(endpoint))
                .put("creationTimestamp", endpoint.identity().createdAt())
                .list("tagSet", tags.view(endpoint.id()))
                .put("ownerId", endpoint.account())
                .put("serviceRegion", endpoint.region());
    }

    private static Output dnsOptions(Endpoint endpoint) {
        Optional<Boolean> inbound = endpoint.settings().privateDnsEnabled() ? Optional.of(false) : Optional.empty();
        return Output.of()
                .put("dnsRecordIpType", endpoint.settings().dnsRecordIpType())
                .put("privateDnsOnlyForInboundResolverEndpoint", inbound);
    }
}
