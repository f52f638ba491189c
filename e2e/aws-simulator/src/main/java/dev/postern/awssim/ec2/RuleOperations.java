package dev.postern.awssim.ec2;

import dev.postern.awssim.clock.World;
import dev.postern.awssim.ec2.RuleViews.Placed;
import dev.postern.awssim.protocol.Call;
import dev.postern.awssim.protocol.Operation;
import dev.postern.awssim.protocol.Output;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Authorize, revoke and describe the rules of security groups. */
final class RuleOperations {
    private final Network network;
    private final Tags tags;
    private final RuleCodec codec;
    private final RuleViews views;
    private final Kind<Placed> rules;

    RuleOperations(World world, Network network, Tags tags) {
        this.network = network;
        this.tags = tags;
        this.codec = new RuleCodec(world.ids());
        this.views = new RuleViews(tags);
        this.rules = new Kind<>(
                "securityGroupRuleSet",
                "SecurityGroupRuleId",
                Pattern.compile("sgr-[0-9a-f]+"),
                Ec2Error.RULE_ID_NOT_FOUND,
                Ec2Error.RULE_ID_NOT_FOUND,
                Placed::attributes,
                views::full);
    }

    Map<String, Operation> table() {
        return Map.of(
                "AuthorizeSecurityGroupIngress", call -> authorize(call, false),
                "AuthorizeSecurityGroupEgress", call -> authorize(call, true),
                "RevokeSecurityGroupIngress", call -> revoke(call, false),
                "RevokeSecurityGroupEgress", call -> revoke(call, true),
                "DescribeSecurityGroupRules", this::describe);
    }

    private Output describe(Call call) {
        List<Placed> all = network.groups().stream()
                .flatMap(group -> group.rules().stream().map(rule -> new Placed(group, rule)))
                .toList();
        return rules.describe(call, network.seenBy(call, all), tags);
    }

    private Output authorize(Call call, boolean egress) {
        SecurityGroup group = named(call);
        List<SecurityGroupRule> wanted = codec.read(call, egress);
        wanted.forEach(rule -> check(call, group, rule));
        network.put(group.with(wanted));
        wanted.forEach(rule -> tags.register(call, "security-group-rule", rule.id()));
        return Output.of()
                .put("return", true)
                .list(
                        "securityGroupRuleSet",
                        wanted.stream()
                                .map(rule -> views.full(new Placed(group, rule)))
                                .toList());
    }

    private void check(Call call, SecurityGroup group, SecurityGroupRule rule) {
        if (group.rules().stream().anyMatch(rule::sameAs)) {
            throw Ec2Error.RULE_DUPLICATE.because("the specified rule \"%s\" already exists".formatted(rule));
        }
        if (rule.peer() instanceof SecurityGroupRule.Peer.Group peer
                && peer.account().equals(call.account())) {
            network.group(call, peer.id(), Ec2Error.GROUP_NOT_FOUND);
        }
    }

    private Output revoke(Call call, boolean egress) {
        SecurityGroup group = named(call);
        List<String> ids = call.input().texts("SecurityGroupRuleId");
        List<SecurityGroupRule> gone = ids.isEmpty() ? byParameters(call, group, egress) : byId(group, ids);
        network.put(group.without(gone::contains));
        gone.forEach(rule -> tags.forget(rule.id()));
        return Output.of()
                .put("return", true)
                .list("unknownIpPermissionSet", List.of())
                .list(
                        "revokedSecurityGroupRuleSet",
                        gone.stream()
                                .map(rule -> views.revoked(new Placed(group, rule)))
                                .toList());
    }

    private List<SecurityGroupRule> byParameters(Call call, SecurityGroup group, boolean egress) {
        return codec.read(call, egress).stream()
                .map(wanted -> group.rules().stream()
                        .filter(wanted::sameAs)
                        .findFirst()
                        .orElseThrow(() -> Ec2Error.RULE_NOT_FOUND.because(
                                "The specified rule does not exist in this security group.")))
                .toList();
    }

    private static List<SecurityGroupRule> byId(SecurityGroup group, List<String> ids) {
        return ids.stream()
                .map(id -> group.rules().stream()
                        .filter(rule -> rule.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> Ec2Error.RULE_ID_NOT_FOUND.because(
                                "The security group rule ID '%s' does not exist".formatted(id))))
                .toList();
    }

    private SecurityGroup named(Call call) {
        String id = call.input()
                .text("GroupId")
                .orElseThrow(
                        () -> Ec2Error.MISSING_PARAMETER.because("The request must contain the parameter groupId"));
        return network.group(call, id, Ec2Error.GROUP_NOT_FOUND);
    }
}
