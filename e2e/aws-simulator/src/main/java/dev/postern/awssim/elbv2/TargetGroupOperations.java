package dev.postern.awssim.elbv2;

import dev.postern.awssim.elbv2.TargetGroup.Identity;
import dev.postern.awssim.protocol.Call;
import dev.postern.awssim.protocol.Input;
import dev.postern.awssim.protocol.Operation;
import dev.postern.awssim.protocol.Output;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Target groups of TCP and ip targets. */
final class TargetGroupOperations {
    private static final Map<String, String> ATTRIBUTES = Map.ofEntries(
            Map.entry("deregistration_delay.timeout_seconds", "300"),
            Map.entry("deregistration_delay.connection_termination.enabled", "false"),
            Map.entry("preserve_client_ip.enabled", "false"),
            Map.entry("proxy_protocol_v2.enabled", "false"),
            Map.entry("stickiness.enabled", "false"),
            Map.entry("stickiness.type", "source_ip"),
            Map.entry("load_balancing.cross_zone.enabled", "use_load_balancer_configuration"),
            Map.entry("target_group_health.dns_failover.minimum_healthy_targets.count", "1"),
            Map.entry("target_group_health.dns_failover.minimum_healthy_targets.percentage", "off"),
            Map.entry("target_group_health.unhealthy_state_routing.minimum_healthy_targets.count", "1"),
            Map.entry("target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage", "off"),
            Map.entry("target_health_state.unhealthy.connection_termination.enabled", "true"),
            Map.entry("target_health_state.unhealthy.draining_interval_seconds", "0"));

    private final Shared shared;
    private final Balancing balancing;
    private final Views views;

    TargetGroupOperations(Shared shared) {
        this.shared = shared;
        this.balancing = shared.balancing();
        this.views = new Views(balancing);
    }

    Map<String, Operation> table() {
        return Map.of(
                "CreateTargetGroup", this::create,
                "DescribeTargetGroups", this::describe,
                "ModifyTargetGroup", this::modify,
                "DeleteTargetGroup", this::delete,
                "DescribeTargetGroupAttributes", call -> attributes(shared.targetGroup(call)),
                "ModifyTargetGroupAttributes", this::modifyAttributes);
    }

    private Output create(Call call) {
        String name = Arguments.name(call.input(), "Target group");
        Input wanted = Arguments.comparable(call.input());
        TargetGroup made = own(call).stream()
                .filter(present -> present.identity().name().equals(name))
                .findFirst()
                .map(present -> same(present, wanted))
                .orElseGet(() -> make(call, name));
        return Output.of().list("TargetGroups", List.of(views.targetGroup(made)));
    }

    private static TargetGroup same(TargetGroup present, Input wanted) {
        if (!present.wanted().equals(wanted)) {
            throw ElbError.TARGET_GROUP_DUPLICATE.because(
                    "A target group with the same name '%s' exists, but with different settings"
                            .formatted(present.identity().name()));
        }
        return present;
    }

    private TargetGroup make(Call call, String name) {
        Input input = call.input();
        boolean supported = Arguments.required(input, "Protocol").equals("TCP")
                && input.text("TargetType").orElse("instance").equals("ip");
        if (!supported) {
            throw ElbError.VALIDATION.because(
                    "The simulator only has target groups of protocol TCP and target type ip");
        }
        String vpcId = Arguments.required(input, "VpcId");
        if (shared.network().vpc(call, vpcId).isEmpty()) {
            throw ElbError.VALIDATION.because("The VPC ID '%s' is not found".formatted(vpcId));
        }
        Identity identity = new Identity(
                "arn:aws:elasticloadbalancing:%s:%s:targetgroup/%s/%s"
                        .formatted(
                                call.region(),
                                call.account(),
                                name,
                                shared.world().ids().hex(16)),
                name,
                call.account(),
                call.region(),
                vpcId,
                Arguments.port(input));
        TargetGroup made =
                new TargetGroup(identity, Arguments.comparable(input), HealthChecks.standard(input), ATTRIBUTES);
        balancing.put(made);
        balancing.tag(made.arn(), Arguments.tags(input));
        return made;
    }

    private List<TargetGroup> own(Call call) {
        return balancing.targetGroups().stream()
                .filter(one -> one.identity().account().equals(call.account())
                        && one.identity().region().equals(call.region()))
                .toList();
    }

    private Output describe(Call call) {
        List<String> arns = call.input().texts("TargetGroupArns");
        List<String> names = call.input().texts("Names");
        Optional<String> loadBalancer = call.input().text("LoadBalancerArn");
        if (loadBalancer.isPresent()) {
            shared.loadBalancer(call);
        }
        List<TargetGroup> found = own(call).stream()
                .filter(one -> arns.isEmpty() || arns.contains(one.arn()))
                .filter(one -> names.isEmpty() || names.contains(one.identity().name()))
                .filter(one -> loadBalancer
                        .map(balancing.servedBy(one.arn())::contains)
                        .orElse(true))
                .toList();
        if (found.size() < Math.max(Set.copyOf(arns).size(), Set.copyOf(names).size())) {
            throw ElbError.TARGET_GROUP_NOT_FOUND.because("One or more target groups not found");
        }
        return Page.of(found, call.input()).as("TargetGroups", views::targetGroup);
    }

    private Output modify(Call call) {
        TargetGroup one = shared.targetGroup(call);
        TargetGroup changed = one.with(HealthChecks.read(call.input(), one.healthCheck()));
        balancing.put(changed);
        return Output.of().list("TargetGroups", List.of(views.targetGroup(changed)));
    }

    private Output delete(Call call) {
        String arn = Arguments.required(call.input(), "TargetGroupArn");
        if (balancing.targetGroup(arn).isPresent()) {
            shared.targetGroup(call);
            if (balancing.inUse(arn)) {
                throw ElbError.IN_USE.because(
                        "Target group '%s' is currently in use by a listener or a rule".formatted(arn));
            }
            balancing.removeTargetGroup(arn);
        }
        return Output.of();
    }

    private static Output attributes(TargetGroup one) {
        return Output.of().list("Attributes", Views.pairs(one.attributes()));
    }

    private Output modifyAttributes(Call call) {
        TargetGroup one = shared.targetGroup(call);
        TargetGroup changed = one.with(Arguments.merged(call.input(), one.attributes()));
        balancing.put(changed);
        return attributes(changed);
    }
}
