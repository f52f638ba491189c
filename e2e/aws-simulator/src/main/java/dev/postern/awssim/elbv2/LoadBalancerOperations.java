package dev.postern.awssim.elbv2;

import dev.postern.awssim.clock.Delay;
import dev.postern.awssim.ec2.Network;
import dev.postern.awssim.ec2.NetworkInterface;
import dev.postern.awssim.ec2.Subnet;
import dev.postern.awssim.elbv2.LoadBalancer.Identity;
import dev.postern.awssim.elbv2.LoadBalancer.Security;
import dev.postern.awssim.protocol.Call;
import dev.postern.awssim.protocol.Input;
import dev.postern.awssim.protocol.Operation;
import dev.postern.awssim.protocol.Output;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Network load balancers: create, describe, attributes, security groups, delete. */
final class LoadBalancerOperations {
    private static final int MOST_IN_A_REGION = 50;
    private static final Map<String, String> ATTRIBUTES = Map.of(
            "deletion_protection.enabled", "false",
            "load_balancing.cross_zone.enabled", "false",
            "access_logs.s3.enabled", "false",
            "access_logs.s3.bucket", "",
            "access_logs.s3.prefix", "",
            "dns_record.client_routing_policy", "any_availability_zone",
            "ipv6.deny_all_igw_traffic", "false",
            "secondary_ips.auto_assigned.per_subnet", "0",
            "zonal_shift.config.enabled", "false");

    private final Shared shared;
    private final Balancing balancing;
    private final Views views;

    LoadBalancerOperations(Shared shared) {
        this.shared = shared;
        this.balancing = shared.balancing();
        this.views = new Views(balancing);
    }

    Map<String, Operation> table() {
        return Map.of(
                "CreateLoadBalancer", this::create,
                "DescribeLoadBalancers", this::describe,
                "DeleteLoadBalancer", this::delete,
                "DescribeLoadBalancerAttributes", call -> attributes(shared.loadBalancer(call)),
                "ModifyLoadBalancerAttributes", this::modifyAttributes,
                "SetSecurityGroups", this::setSecurityGroups,
                "DescribeCapacityReservation", this::capacity);
    }

    private Output create(Call call) {
        String name = Arguments.name(call.input(), "The load balancer");
        Input wanted = Arguments.comparable(call.input());
        LoadBalancer made = own(call).stream()
                .filter(present -> present.identity().name().equals(name))
                .findFirst()
                .map(present -> same(present, wanted))
                .orElseGet(() -> make(call, name));
        return Output.of().list("LoadBalancers", List.of(views.loadBalancer(made)));
    }

    private static LoadBalancer same(LoadBalancer present, Input wanted) {
        if (!present.wanted().equals(wanted)) {
            throw ElbError.LOAD_BALANCER_DUPLICATE.because(
                    "A load balancer with the same name '%s' exists, but with different settings"
                            .formatted(present.identity().name()));
        }
        return present;
    }

    private LoadBalancer make(Call call, String name) {
        Input input = call.input();
        if (!input.text("Type").orElse("application").equals("network")) {
            throw ElbError.VALIDATION.because("The simulator only has load balancers of type network");
        }
        if (own(call).size() >= MOST_IN_A_REGION) {
            throw ElbError.TOO_MANY_LOAD_BALANCERS.because("The maximum number of load balancers has been reached");
        }
        List<Subnet> subnets = subnets(call);
        List<String> groups = input.texts("SecurityGroups");
        checkGroups(call, subnets.getFirst().vpcId(), groups);
        String path = "net/%s/%s".formatted(name, shared.world().ids().hex(16));
        Security security = new Security(
                !groups.isEmpty(),
                groups,
                input.text("EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic")
                        .orElse("on"));
        return begin(
                call,
                new LoadBalancer(
                        identity(call, name, path, subnets.getFirst().vpcId()),
                        Arguments.comparable(input),
                        subnets.stream()
                                .map(subnet -> node(call, subnet, path, groups))
                                .toList(),
                        security,
                        ATTRIBUTES,
                        LoadBalancer.State.provisioning));
    }

    private Identity identity(Call call, String name, String path, String vpcId) {
        return new Identity(
                "arn:aws:elasticloadbalancing:%s:%s:loadbalancer/%s".formatted(call.region(), call.account(), path),
                name,
                call.account(),
                call.region(),
                vpcId,
                call.input().text("Scheme").orElse("internet-facing"),
                shared.world().now());
    }

    private NetworkInterface node(Call call, Subnet subnet, String path, List<String> groups) {
        return shared.network()
                .attach(
                        call.account(),
                        new Network.Wanted(subnet, NetworkInterface.Kind.LOAD_BALANCER, "ELB " + path, groups));
    }

    private LoadBalancer begin(Call call, LoadBalancer made) {
        balancing.put(made);
        balancing.tag(made.arn(), Arguments.tags(call.input()));
        shared.world()
                .after(
                        Delay.LOAD_BALANCER_PROVISIONING,
                        () -> balancing
                                .loadBalancer(made.arn())
                                .ifPresent(later -> balancing.put(later.in(LoadBalancer.State.active))));
        return made;
    }

    private List<Subnet> subnets(Call call) {
        Input input = call.input();
        List<String> ids = input.has("SubnetMappings")
                ? input.list("SubnetMappings").stream()
                        .map(mapping -> Arguments.required(mapping, "SubnetId"))
                        .toList()
                : input.texts("Subnets");
        if (ids.isEmpty()) {
            throw ElbError.VALIDATION.because("At least one subnet must be specified");
        }
        List<Subnet> subnets = ids.stream()
                .map(id -> shared.network()
                        .subnet(call, id)
                        .orElseThrow(() ->
                                ElbError.SUBNET_NOT_FOUND.because("The subnet ID '%s' does not exist".formatted(id))))
                .toList();
        checkSpread(subnets);
        return subnets;
    }

    private static void checkSpread(List<Subnet> subnets) {
        Set<String> zones = new HashSet<>();
        for (Subnet subnet : subnets) {
            if (!subnet.vpcId().equals(subnets.getFirst().vpcId())) {
                throw ElbError.INVALID_SUBNET.because("All subnets must belong to the same VPC");
            }
            if (!zones.add(subnet.zoneId())) {
                throw ElbError.INVALID_CONFIGURATION.because(
                        "A load balancer cannot be attached to multiple subnets in the same Availability Zone");
            }
        }
    }

    private void checkGroups(Call call, String vpcId, List<String> groups) {
        for (String id : groups) {
            boolean there = shared.network()
                    .group(call, id)
                    .filter(group -> group.vpcId().equals(vpcId))
                    .isPresent();
            if (!there) {
                throw ElbError.INVALID_GROUP.because("One or more security groups are invalid: " + id);
            }
        }
    }

    private List<LoadBalancer> own(Call call) {
        return balancing.loadBalancers().stream()
                .filter(one -> one.identity().account().equals(call.account())
                        && one.identity().region().equals(call.region()))
                .toList();
    }

    private Output describe(Call call) {
        List<String> arns = call.input().texts("LoadBalancerArns");
        List<String> names = call.input().texts("Names");
        List<LoadBalancer> found = own(call).stream()
                .filter(one -> arns.isEmpty() || arns.contains(one.arn()))
                .filter(one -> names.isEmpty() || names.contains(one.identity().name()))
                .toList();
        if (found.size() < Math.max(Set.copyOf(arns).size(), Set.copyOf(names).size())) {
            throw ElbError.LOAD_BALANCER_NOT_FOUND.because("One or more load balancers not found");
        }
        return Page.of(found, call.input()).as("LoadBalancers", views::loadBalancer);
    }

    private Output delete(Call call) {
        String arn = Arguments.required(call.input(), "LoadBalancerArn");
        balancing
                .loadBalancer(arn)
                .filter(one -> one.identity().account().equals(call.account()))
                .ifPresent(this::end);
        return Output.of();
    }

    private void end(LoadBalancer one) {
        if ("true".equals(one.attributes().get("deletion_protection.enabled"))) {
            throw ElbError.NOT_PERMITTED.because(
                    "Load balancer '%s' cannot be deleted because deletion protection is enabled".formatted(one.arn()));
        }
        if (shared.usedByEndpointService().test(one.arn())) {
            throw ElbError.IN_USE.because(
                    "Load balancer '%s' cannot be deleted because it is currently associated with another service"
                            .formatted(one.arn()));
        }
        balancing.listenersOf(one.arn()).forEach(listener -> shared.end(listener));
        balancing.removeLoadBalancer(one.arn());
        shared.world()
                .after(
                        Delay.LOAD_BALANCER_INTERFACES_GONE,
                        () -> one.nodes().forEach(node -> shared.network().detach(node.id())));
    }

    private static Output attributes(LoadBalancer one) {
        return Output.of().list("Attributes", Views.pairs(one.attributes()));
    }

    private Output modifyAttributes(Call call) {
        LoadBalancer one = shared.loadBalancer(call);
        LoadBalancer changed = one.with(Arguments.merged(call.input(), one.attributes()));
        balancing.put(changed);
        return attributes(changed);
    }

    private Output setSecurityGroups(Call call) {
        LoadBalancer one = shared.loadBalancer(call);
        if (!one.security().givenAtCreation()) {
            throw ElbError.INVALID_CONFIGURATION.because(
                    "You cannot set security groups on a Network Load Balancer that was"
                            + " created without security groups");
        }
        List<String> groups = call.input().texts("SecurityGroups");
        checkGroups(call, one.identity().vpcId(), groups);
        if (groups.isEmpty()) {
            throw ElbError.INVALID_CONFIGURATION.because("At least one security group must be specified");
        }
        Security security = new Security(
                true,
                groups,
                call.input()
                        .text("EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic")
                        .orElse(one.security().enforceOnPrivateLink()));
        balancing.put(one.with(security));
        one.nodes().forEach(node -> shared.network().regroup(node.id(), groups));
        return Output.of()
                .list("SecurityGroupIds", groups)
                .put("EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic", security.enforceOnPrivateLink());
    }

    private Output capacity(Call call) {
        shared.loadBalancer(call);
        return Output.of().put("DecreaseRequestsRemaining", 2).list("CapacityReservationState", List.of());
    }
}
