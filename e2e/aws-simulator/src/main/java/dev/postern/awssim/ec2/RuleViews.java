package dev.postern.awssim.ec2;

import dev.postern.awssim.ec2.SecurityGroupRule.Peer;
import dev.postern.awssim.protocol.Output;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Single rules as DescribeSecurityGroupRules, Authorize and Revoke show them. */
final class RuleViews {
    /** A rule and the group it is in. */
    record Placed(SecurityGroup group, SecurityGroupRule rule) implements Owned {
        @Override
        public String id() {
            return rule.id();
        }

        @Override
        public String account() {
            return group.account();
        }

        @Override
        public String region() {
            return group.region();
        }

        Map<String, List<String>> attributes() {
            return Map.of("group-id", List.of(group.id()), "security-group-rule-id", List.of(rule.id()));
        }
    }

    private final Tags tags;

    RuleViews(Tags tags) {
        this.tags = tags;
    }

    Output full(Placed placed) {
        Output view = base(placed)
                .put("groupOwnerId", placed.account())
                .put(
                        "securityGroupRuleArn",
                        "arn:aws:ec2:%s:%s:security-group-rule/%s"
                                .formatted(placed.region(), placed.account(), placed.id()))
                .list("tagSet", tags.view(placed.id()));
        return placed.rule().peer() instanceof Peer.Group peer
                ? view.put(
                        "referencedGroupInfo",
                        Output.of().put("groupId", peer.id()).put("userId", peer.account()))
                : view;
    }

    Output revoked(Placed placed) {
        Output view = base(placed);
        return placed.rule().peer() instanceof Peer.Group peer ? view.put("referencedGroupId", peer.id()) : view;
    }

    private static Output base(Placed placed) {
        SecurityGroupRule rule = placed.rule();
        Output view = Output.of()
                .put("securityGroupRuleId", rule.id())
                .put("groupId", placed.group().id())
                .put("isEgress", rule.egress())
                .put("ipProtocol", rule.traffic().protocol())
                .put("fromPort", rule.traffic().from())
                .put("toPort", rule.traffic().to())
                .put("description", Optional.of(rule.description()).filter(text -> !text.isEmpty()));
        switch (rule.peer()) {
            case Peer.Ipv4 peer -> view.put("cidrIpv4", peer.cidr());
            case Peer.Ipv6 peer -> view.put("cidrIpv6", peer.cidr());
            case Peer.PrefixList peer -> view.put("prefixListId", peer.id());
            case Peer.Group peer -> view.put("groupOwnerId", Optional.empty());
        }
        return view;
    }
}
