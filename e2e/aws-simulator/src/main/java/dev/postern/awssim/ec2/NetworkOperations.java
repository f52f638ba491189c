package dev.postern.awssim.ec2;

import dev.postern.awssim.protocol.Call;
import dev.postern.awssim.protocol.Operation;
import dev.postern.awssim.protocol.Output;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reading VPCs, subnets, zones and interfaces. They come from the seed; networks are not what this simulator is about. */
final class NetworkOperations {
    private final Network network;
    private final Tags tags;
    private final Zones zones;
    private final Kind<Vpc> vpcs;
    private final Kind<Subnet> subnets;
    private final Kind<NetworkInterface> interfaces;

    NetworkOperations(Network network, Tags tags, Zones zones) {
        this.network = network;
        this.tags = tags;
        this.zones = zones;
        NetworkViews views = new NetworkViews(network, tags);
        this.vpcs = new Kind<>(
                "vpcSet",
                "VpcId",
                Pattern.compile("vpc-[0-9a-z]+"),
                Ec2Error.VPC_NOT_FOUND,
                Ec2Error.VPC_NOT_FOUND,
                NetworkViews::attributes,
                views::vpc);
        this.subnets = new Kind<>(
                "subnetSet",
                "SubnetId",
                Pattern.compile("subnet-[0-9a-z]+"),
                Ec2Error.SUBNET_NOT_FOUND,
                Ec2Error.SUBNET_NOT_FOUND,
                NetworkViews::attributes,
                views::subnet);
        this.interfaces = new Kind<>(
                "networkInterfaceSet",
                "NetworkInterfaceId",
                Pattern.compile("eni-[0-9a-f]+"),
                Ec2Error.INTERFACE_NOT_FOUND,
                Ec2Error.INTERFACE_NOT_FOUND,
                NetworkViews::attributes,
                views::networkInterface);
    }

    Map<String, Operation> table() {
        return Map.of(
                "DescribeVpcs", call -> vpcs.describe(call, network.seenBy(call, network.vpcs()), tags),
                "DescribeSubnets", call -> subnets.describe(call, network.seenBy(call, network.subnets()), tags),
                "DescribeNetworkInterfaces",
                        call -> interfaces.describe(call, network.seenBy(call, network.interfaces()), tags),
                "DescribeAvailabilityZones", this::describeZones,
                "DescribeVpcAttribute", this::describeVpcAttribute,
                "CreateTags", tags::create,
                "DeleteTags", tags::delete,
                "DescribeTags", tags::describe);
    }

    private Output describeZones(Call call) {
        Filters filters = Filters.of(call.input());
        List<String> names = call.input().texts("ZoneName");
        List<String> ids = call.input().texts("ZoneId");
        List<Output> views = zones.of(call.account(), call.region()).stream()
                .filter(zone -> names.isEmpty() || names.contains(zone.name()))
                .filter(zone -> ids.isEmpty() || ids.contains(zone.id()))
                .filter(zone -> filters.accept(zone.attributes(call.region()), Map.of()))
                .map(zone -> zone.view(call.region()))
                .toList();
        return Output.of().list("availabilityZoneInfo", views);
    }

    private Output describeVpcAttribute(Call call) {
        String id = call.input().text("VpcId").orElse("");
        Vpc vpc = network.vpc(call, id)
                .orElseThrow(() -> Ec2Error.VPC_NOT_FOUND.because("The vpc ID '%s' does not exist".formatted(id)));
        String attribute = call.input().text("Attribute").orElse("");
        if (!List.of("enableDnsSupport", "enableDnsHostnames", "enableNetworkAddressUsageMetrics")
                .contains(attribute)) {
            throw Ec2Error.INVALID_VALUE.because(
                    Optional.of(attribute).filter(name -> !name.isEmpty()).orElse("no attribute") + " is invalid");
        }
        boolean on = attribute.startsWith("enableDns");
        return Output.of().put("vpcId", vpc.id()).put(attribute, Output.of().put("value", on));
    }
}
