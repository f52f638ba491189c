package dev.postern.awssim.ec2;

import dev.postern.awssim.protocol.Call;
import dev.postern.awssim.protocol.Input;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Where an endpoint may stand: its VPC's subnets, one a zone, in zones the service covers; its VPC's security groups. */
final class EndpointPlacing {
    private final PrivateLink shared;
    private final ServiceNaming naming;

    EndpointPlacing(PrivateLink shared) {
        this.shared = shared;
        this.naming = new ServiceNaming(shared);
    }

    Vpc vpc(Call call) {
        String id = call.input()
                .text("VpcId")
                .orElseThrow(() -> Ec2Error.MISSING_PARAMETER.because("The request must contain the parameter VpcId"));
        return shared.network()
                .vpc(call, id)
                .orElseThrow(() -> Ec2Error.VPC_NOT_FOUND.because("The Vpc Id %s does not exist".formatted(id)));
    }

    List<Subnet> subnets(Call call, String vpcId, List<String> ids) {
        return ids.stream().distinct().map(id -> subnet(call, vpcId, id)).toList();
    }

    private Subnet subnet(Call call, String vpcId, String id) {
        return shared.network()
                .subnet(call, id)
                .filter(found -> found.vpcId().equals(vpcId))
                .orElseThrow(() ->
                        Ec2Error.ENDPOINT_SUBNET_NOT_FOUND.because("The subnet ID '%s' does not exist".formatted(id)));
    }

    void checkZones(EndpointService service, List<Subnet> subnets) {
        Set<String> seen = new HashSet<>();
        List<String> covered = naming.zoneIds(service);
        for (Subnet subnet : subnets) {
            if (!seen.add(subnet.zoneId())) {
                throw Ec2Error.SUBNETS_SAME_ZONE.because(
                        "Found another VPC endpoint subnet in the availability zone of " + subnet.id());
            }
            if (!covered.contains(subnet.zoneId())) {
                throw Ec2Error.INVALID_PARAMETER.because(
                        "The VPC endpoint service %s does not support the availability zone of the subnet: %s."
                                .formatted(service.name(), subnet.id()));
            }
        }
    }

    /** The groups asked for, or the VPC's default one. */
    List<String> groups(Call call, String vpcId, List<String> ids) {
        ids.forEach(id -> checkGroup(call, vpcId, id));
        return ids.isEmpty() ? List.of(shared.network().defaultGroup(vpcId).id()) : ids;
    }

    private void checkGroup(Call call, String vpcId, String id) {
        SecurityGroup group = shared.network().group(call, id, Ec2Error.ENDPOINT_GROUP_NOT_FOUND);
        if (!group.vpcId().equals(vpcId)) {
            throw Ec2Error.ENDPOINT_GROUP_NOT_FOUND.because("The security group ID '%s' does not exist".formatted(id));
        }
    }

    NetworkInterface attach(String account, String endpointId, Subnet subnet, List<String> groups) {
        return shared.network()
                .attach(
                        account,
                        new Network.Wanted(
                                subnet,
                                NetworkInterface.Kind.ENDPOINT,
                                "VPC Endpoint Interface " + endpointId,
                                groups));
    }

    /** The same endpoint with other subnets and groups, as ModifyVpcEndpoint says. */
    Endpoint.Placement moved(Call call, Endpoint endpoint, EndpointService service) {
        Input input = call.input();
        Endpoint.Placement placement = endpoint.placement();
        List<String> groups = new ArrayList<>(placement.groups());
        groups.removeAll(input.texts("RemoveSecurityGroupId"));
        groups.addAll(input.texts("AddSecurityGroupId"));
        groups(call, placement.vpcId(), groups);
        List<NetworkInterface> kept = placement.interfaces().stream()
                .filter(one ->
                        !input.texts("RemoveSubnetId").contains(one.subnet().id()))
                .toList();
        List<Subnet> added = subnets(call, placement.vpcId(), input.texts("AddSubnetId"));
        List<Subnet> all =
                new ArrayList<>(kept.stream().map(NetworkInterface::subnet).toList());
        all.addAll(added);
        checkZones(service, all);
        List<NetworkInterface> interfaces = new ArrayList<>(kept);
        added.forEach(subnet -> interfaces.add(attach(endpoint.account(), endpoint.id(), subnet, groups)));
        placement.interfaces().stream()
                .filter(one -> !kept.contains(one))
                .forEach(one -> shared.network().detach(one.id()));
        interfaces.forEach(one -> shared.network().regroup(one.id(), groups));
        return new Endpoint.Placement(placement.vpcId(), interfaces, groups);
    }
}
