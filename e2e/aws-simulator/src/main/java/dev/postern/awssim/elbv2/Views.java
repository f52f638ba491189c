package dev.postern.awssim.elbv2;

import dev.postern.awssim.protocol.Output;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Load balancers, target groups, listeners and targets as the service writes them. */
final class Views {
    private static final Map<String, String> HOSTED_ZONES = Map.of(
            "us-east-1", "Z26RNL4JYFTOTI",
            "us-west-2", "Z18D5FSROUN65G",
            "eu-west-1", "Z2IFOLAFXWLO4F",
            "eu-central-1", "Z3F0SRJ5LGBH90");

    private final Balancing balancing;

    Views(Balancing balancing) {
        this.balancing = balancing;
    }

    Output loadBalancer(LoadBalancer one) {
        LoadBalancer.Identity identity = one.identity();
        Output view = Output.of()
                .put("LoadBalancerArn", one.arn())
                .put("DNSName", one.dnsName())
                .put("CanonicalHostedZoneId", HOSTED_ZONES.getOrDefault(identity.region(), "Z0NETWORKLB"))
                .put("CreatedTime", identity.createdAt())
                .put("LoadBalancerName", identity.name())
                .put("Scheme", identity.scheme())
                .put("VpcId", identity.vpcId())
                .put("State", Output.of().put("Code", one.state().name()))
                .put("Type", "network")
                .list("AvailabilityZones", zones(one));
        if (one.security().givenAtCreation()) {
            view.list("SecurityGroups", one.security().groups())
                    .put(
                            "EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic",
                            one.security().enforceOnPrivateLink());
        }
        return view.put("IpAddressType", "ipv4").put("EnablePrefixForIpv6SourceNat", "off");
    }

    private static List<Output> zones(LoadBalancer one) {
        return one.nodes().stream()
                .map(node -> Output.of()
                        .put("ZoneName", node.subnet().zoneName())
                        .put("SubnetId", node.subnet().id())
                        .list("LoadBalancerAddresses", List.of()))
                .toList();
    }

    Output targetGroup(TargetGroup one) {
        TargetGroup.HealthCheck check = one.healthCheck();
        Output view = Output.of()
                .put("TargetGroupArn", one.arn())
                .put("TargetGroupName", one.identity().name())
                .put("Protocol", "TCP")
                .put("Port", one.identity().port())
                .put("VpcId", one.identity().vpcId())
                .put("HealthCheckProtocol", check.protocol())
                .put("HealthCheckPort", check.port())
                .put("HealthCheckEnabled", true)
                .put("HealthCheckIntervalSeconds", check.interval().toSeconds())
                .put("HealthCheckTimeoutSeconds", check.timeout().toSeconds())
                .put("HealthyThresholdCount", check.healthy())
                .put("UnhealthyThresholdCount", check.unhealthy());
        if (check.http()) {
            view.put("HealthCheckPath", check.path()).put("Matcher", Output.of().put("HttpCode", check.matcher()));
        }
        return view.list("LoadBalancerArns", balancing.servedBy(one.arn()))
                .put("TargetType", "ip")
                .put("IpAddressType", "ipv4");
    }

    Output listener(Listener one) {
        Output group = Output.of().put("TargetGroupArn", one.targetGroup()).put("Weight", 1);
        Output forward = Output.of()
                .list("TargetGroups", List.of(group))
                .put("TargetGroupStickinessConfig", Output.of().put("Enabled", false));
        Output action = Output.of()
                .put("Type", "forward")
                .put("TargetGroupArn", one.targetGroup())
                .put("Order", 1)
                .put("ForwardConfig", forward);
        return Output.of()
                .put("ListenerArn", one.arn())
                .put("LoadBalancerArn", one.loadBalancer())
                .put("Port", one.port())
                .put("Protocol", "TCP")
                .list("DefaultActions", List.of(action));
    }

    Output health(TargetGroup group, Target target) {
        boolean used = !balancing.servedBy(group.arn()).isEmpty();
        Output health = used || target.health().state() == Target.State.draining
                ? Output.of()
                        .put("State", target.health().state().name())
                        .put("Reason", Optional.of(target.health().reason()).filter(text -> !text.isEmpty()))
                        .put(
                                "Description",
                                Optional.of(target.health().description()).filter(text -> !text.isEmpty()))
                : Output.of()
                        .put("State", "unused")
                        .put("Reason", "Target.NotInUse")
                        .put("Description", "Target group is not configured to receive traffic from the load balancer");
        Output override = Output.of()
                .put("State", "no_override")
                .put("Reason", "AdministrativeOverride.NoOverride")
                .put("Description", "No override is currently active on target");
        return described(target.key(), target.zone())
                .put(
                        "HealthCheckPort",
                        String.valueOf(group.healthCheck().portOf(target.key().port())))
                .put("TargetHealth", health)
                .put("AdministrativeOverride", override);
    }

    /** A target that was asked for by name and is not there. */
    Output unregistered(Target.Key key) {
        Output health = Output.of()
                .put("State", "unused")
                .put("Reason", "Target.NotRegistered")
                .put("Description", "Target is not registered to the target group");
        return described(key, "").put("TargetHealth", health);
    }

    private static Output described(Target.Key key, String zone) {
        Output target = Output.of()
                .put("Id", key.address())
                .put("Port", key.port())
                .put("AvailabilityZone", Optional.of(zone).filter(name -> !name.isEmpty()));
        return Output.of().put("Target", target);
    }

    static List<Output> pairs(Map<String, String> map) {
        return map.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> Output.of().put("Key", entry.getKey()).put("Value", entry.getValue()))
                .toList();
    }
}
