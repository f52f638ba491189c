package dev.postern.awssim.elbv2;

import dev.postern.awssim.clock.Delay;
import dev.postern.awssim.ec2.Cidr;
import dev.postern.awssim.ec2.Subnet;
import dev.postern.awssim.ec2.Vpc;
import dev.postern.awssim.protocol.Call;
import dev.postern.awssim.protocol.Input;
import dev.postern.awssim.protocol.Operation;
import dev.postern.awssim.protocol.Output;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Register, deregister and look at targets. */
final class TargetOperations {
    private static final int MOST_IN_A_GROUP = 1000;
    private static final List<String> PRIVATE =
            List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "127.0.0.0/8");

    private final Shared shared;
    private final Balancing balancing;
    private final Views views;

    TargetOperations(Shared shared) {
        this.shared = shared;
        this.balancing = shared.balancing();
        this.views = new Views(balancing);
    }

    Map<String, Operation> table() {
        return Map.of(
                "RegisterTargets", this::register,
                "DeregisterTargets", this::deregister,
                "DescribeTargetHealth", this::describe);
    }

    private Output register(Call call) {
        TargetGroup group = shared.targetGroup(call);
        List<Target> wanted = call.input().list("Targets").stream()
                .map(target -> target(group, target))
                .toList();
        if (wanted.isEmpty()) {
            throw ElbError.VALIDATION.because("At least one target must be specified");
        }
        if (balancing.targetsOf(group.arn()).size() + wanted.size() > MOST_IN_A_GROUP) {
            throw ElbError.TOO_MANY_TARGETS.because("The maximum number of targets has been reached");
        }
        wanted.stream()
                .filter(target -> registered(group, target.key()).isEmpty())
                .forEach(target -> balancing.put(group.arn(), target));
        return Output.of();
    }

    /** One that is draining counts as not registered: registering it again brings it back. */
    private Optional<Target> registered(TargetGroup group, Target.Key key) {
        return balancing.targetsOf(group.arn()).stream()
                .filter(target -> target.key().equals(key) && target.health().state() != Target.State.draining)
                .findFirst();
    }

    private Target target(TargetGroup group, Input input) {
        String address = Arguments.required(input, "Id");
        if (!address.matches("\\d{1,3}(\\.\\d{1,3}){3}")) {
            throw ElbError.VALIDATION.because("The IP address '%s' is not a valid IPv4 address".formatted(address));
        }
        Instant firstCheck = shared.world().now().plus(shared.world().delay(Delay.TARGET_INITIAL));
        return new Target(
                key(group, input),
                zone(group, address, input.text("AvailabilityZone")),
                shared.world().now(),
                Target.Health.initial(firstCheck));
    }

    private static Target.Key key(TargetGroup group, Input input) {
        int port = input.has("Port") ? Arguments.port(input) : group.identity().port();
        return new Target.Key(Arguments.required(input, "Id"), port);
    }

    private String zone(TargetGroup group, String address, Optional<String> asked) {
        boolean inside = shared.network().vpcs().stream()
                .filter(vpc -> vpc.id().equals(group.identity().vpcId()))
                .anyMatch((Vpc vpc) -> vpc.contains(address));
        if (inside) {
            return shared.network().subnets().stream()
                    .filter(subnet -> subnet.vpcId().equals(group.identity().vpcId()) && subnet.contains(address))
                    .map(Subnet::zoneName)
                    .findFirst()
                    .orElseThrow(() -> outside(address, "is not within a subnet of the VPC"));
        }
        if (!asked.orElse("").equals("all")) {
            throw outside(address, "is outside the VPC of the target group: the Availability Zone must be 'all'");
        }
        if (PRIVATE.stream().map(Cidr::parse).noneMatch(cidr -> cidr.contains(address))) {
            throw outside(address, "is not a private address");
        }
        return "all";
    }

    private static RuntimeException outside(String address, String why) {
        return ElbError.TARGET_OUTSIDE.because("The IP address '%s' %s".formatted(address, why));
    }

    private Output deregister(Call call) {
        TargetGroup group = shared.targetGroup(call);
        List<Target> gone = call.input().list("Targets").stream()
                .flatMap(input -> named(group, input))
                .toList();
        gone.forEach(target -> drain(group, target));
        return Output.of();
    }

    private Stream<Target> named(TargetGroup group, Input input) {
        String address = Arguments.required(input, "Id");
        List<Target> found = balancing.targetsOf(group.arn()).stream()
                .filter(target -> target.key().address().equals(address))
                .filter(target -> !input.has("Port") || target.key().port() == Arguments.port(input))
                .toList();
        if (found.isEmpty()) {
            throw ElbError.INVALID_TARGET.because(
                    "The following targets are not registered to the target group: " + address);
        }
        return found.stream();
    }

    private void drain(TargetGroup group, Target target) {
        if (target.health().state() == Target.State.draining) {
            return;
        }
        Target draining = target.draining();
        balancing.put(group.arn(), draining);
        shared.world().after(group.deregistrationDelay(), () -> {
            if (balancing.targetsOf(group.arn()).contains(draining)) {
                balancing.removeTarget(group.arn(), draining.key());
            }
        });
    }

    private Output describe(Call call) {
        TargetGroup group = shared.targetGroup(call);
        List<Input> asked = call.input().list("Targets");
        List<Target> all = balancing.targetsOf(group.arn());
        List<Output> views = asked.isEmpty()
                ? all.stream().map(target -> this.views.health(group, target)).toList()
                : asked.stream()
                        .map(input -> one(group, all, key(group, input)))
                        .toList();
        return Output.of().list("TargetHealthDescriptions", views);
    }

    private Output one(TargetGroup group, List<Target> all, Target.Key key) {
        return all.stream()
                .filter(target -> target.key().equals(key))
                .findFirst()
                .map(target -> views.health(group, target))
                .orElseGet(() -> views.unregistered(key));
    }
}
