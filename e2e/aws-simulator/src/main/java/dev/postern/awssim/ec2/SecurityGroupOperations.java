package dev.postern.awssim.ec2;

import dev.postern.awssim.clock.World;
import dev.postern.awssim.ec2.SecurityGroupRule.Peer;
import dev.postern.awssim.ec2.SecurityGroupRule.Traffic;
import dev.postern.awssim.protocol.Call;
import dev.postern.awssim.protocol.Input;
import dev.postern.awssim.protocol.Operation;
import dev.postern.awssim.protocol.Output;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Create, describe and delete security groups. */
final class SecurityGroupOperations {
    private static final String TEXT = "[a-zA-Z0-9 ._\\-:/()#,@\\[\\]+=&;{}!$*]{1,255}";

    private final World world;
    private final Network network;
    private final Tags tags;
    private final Kind<SecurityGroup> groups;

    SecurityGroupOperations(World world, Network network, Tags tags) {
        this.world = world;
        this.network = network;
        this.tags = tags;
        this.groups = new Kind<>(
                "securityGroupInfo",
                "GroupId",
                Pattern.compile("sg-[0-9a-z]+"),
                Ec2Error.GROUP_MALFORMED,
                Ec2Error.GROUP_NOT_FOUND,
                SecurityGroupOperations::attributes,
                this::view);
    }

    Map<String, Operation> table() {
        return Map.of(
                "CreateSecurityGroup", this::create,
                "DescribeSecurityGroups", call -> groups.describe(call, network.seenBy(call, network.groups()), tags),
                "DeleteSecurityGroup", this::delete);
    }

    private Output create(Call call) {
        String name = named(call.input(), "GroupName");
        String description = named(call.input(), "GroupDescription");
        String vpcId = call.input().text("VpcId").orElse("");
        Vpc vpc = network.vpc(call, vpcId)
                .orElseThrow(() -> Ec2Error.VPC_NOT_FOUND.because("The vpc ID '%s' does not exist".formatted(vpcId)));
        checkName(vpc, name);
        SecurityGroup group = made(vpc, world.ids().ec2("sg"), name, description);
        network.put(group);
        network.createdJustNow(group.id());
        tags.register(call, "security-group", group.id());
        return Output.of()
                .put("groupId", group.id())
                .list("tagSet", tags.view(group.id()))
                .put("securityGroupArn", group.arn());
    }

    /** A new group: nothing in, everything out. */
    SecurityGroup made(Vpc vpc, String id, String name, String description) {
        SecurityGroupRule out = new SecurityGroupRule(
                world.ids().ec2("sgr"), true, new Traffic("-1", -1, -1), new Peer.Ipv4("0.0.0.0/0"), "");
        return new SecurityGroup(id, vpc.account(), vpc.region(), vpc.id(), name, description, List.of(out));
    }

    private static String named(Input input, String parameter) {
        String text = input.text(parameter)
                .orElseThrow(() ->
                        Ec2Error.MISSING_PARAMETER.because("The request must contain the parameter " + parameter));
        if (!text.matches(TEXT)) {
            throw Ec2Error.INVALID_VALUE.because(
                    "Value (%s) for parameter %s is invalid. Character sets beyond ASCII are not supported."
                            .formatted(text, parameter));
        }
        return text;
    }

    private void checkName(Vpc vpc, String name) {
        if (name.startsWith("sg-")) {
            throw Ec2Error.INVALID_VALUE.because(
                    "Invalid value '%s' for groupName. Group names may not be in the format sg-*".formatted(name));
        }
        if (name.equals("default")) {
            throw Ec2Error.GROUP_RESERVED.because("The security group 'default' is reserved");
        }
        if (network.groups().stream()
                .anyMatch(
                        group -> group.vpcId().equals(vpc.id()) && group.name().equals(name))) {
            throw Ec2Error.GROUP_DUPLICATE.because(
                    "The security group '%s' already exists for VPC '%s'".formatted(name, vpc.id()));
        }
    }

    private Output delete(Call call) {
        String id = call.input().text("GroupId").orElse("");
        SecurityGroup group = network.group(call, id, Ec2Error.GROUP_NOT_FOUND);
        if (group.name().equals("default")) {
            throw Ec2Error.CANNOT_DELETE.because(
                    "the specified group: \"%s\" name: \"default\" cannot be deleted by a user".formatted(id));
        }
        boolean attached =
                network.interfaces().stream().anyMatch(one -> one.groups().contains(id));
        boolean referred = network.groups().stream()
                .filter(other -> !other.id().equals(id))
                .anyMatch(other -> other.rules().stream().anyMatch(rule -> rule.refersTo(id)));
        if (attached || referred) {
            throw Ec2Error.DEPENDENCY.because("resource %s has a dependent object".formatted(id));
        }
        network.removeGroup(id);
        return Output.of().put("return", true).put("groupId", id);
    }

    private static Map<String, List<String>> attributes(SecurityGroup group) {
        return Map.of(
                "group-id", List.of(group.id()),
                "group-name", List.of(group.name()),
                "vpc-id", List.of(group.vpcId()),
                "owner-id", List.of(group.account()),
                "description", List.of(group.description()),
                "ip-permission.cidr", cidrs(group, false),
                "egress.ip-permission.cidr", cidrs(group, true),
                "ip-permission.group-id", peers(group));
    }

    private static List<String> cidrs(SecurityGroup group, boolean egress) {
        return group.rules().stream()
                .filter(rule -> rule.egress() == egress)
                .flatMap(rule -> rule.peer() instanceof Peer.Ipv4 peer ? Stream.of(peer.cidr()) : Stream.empty())
                .toList();
    }

    private static List<String> peers(SecurityGroup group) {
        return group.rules().stream()
                .filter(rule -> !rule.egress())
                .flatMap(rule -> rule.peer() instanceof Peer.Group peer ? Stream.of(peer.id()) : Stream.empty())
                .toList();
    }

    private Output view(SecurityGroup group) {
        List<SecurityGroupRule> in =
                group.rules().stream().filter(rule -> !rule.egress()).toList();
        List<SecurityGroupRule> out =
                group.rules().stream().filter(SecurityGroupRule::egress).toList();
        return Output.of()
                .put("groupId", group.id())
                .list("ipPermissionsEgress", RuleCodec.permissions(out))
                .list("tagSet", tags.view(group.id()))
                .put("vpcId", group.vpcId())
                .put("securityGroupArn", group.arn())
                .put("ownerId", group.account())
                .put("groupName", group.name())
                .put("groupDescription", group.description())
                .list("ipPermissions", RuleCodec.permissions(in));
    }
}
