package dev.postern.awssim.ec2;

import dev.postern.awssim.clock.Ids;
import dev.postern.awssim.ec2.SecurityGroupRule.Peer;
import dev.postern.awssim.ec2.SecurityGroupRule.Traffic;
import dev.postern.awssim.protocol.Call;
import dev.postern.awssim.protocol.Input;
import dev.postern.awssim.protocol.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rules between the wire's permissions (many peers each) and one rule per peer. */
final class RuleCodec {
    private static final Map<String, String> PROTOCOL_NAMES =
            Map.of("6", "tcp", "17", "udp", "1", "icmp", "58", "icmpv6");

    private final Ids ids;

    RuleCodec(Ids ids) {
        this.ids = ids;
    }

    /** The rules of a call, whether given as IpPermissions or by the older single parameters. */
    List<SecurityGroupRule> read(Call call, boolean egress) {
        Input input = call.input();
        List<Input> permissions = input.has("IpPermissions") ? input.list("IpPermissions") : List.of(input);
        List<SecurityGroupRule> rules = new ArrayList<>();
        permissions.forEach(permission -> {
            Traffic traffic = traffic(permission);
            peers(permission, call)
                    .forEach(described -> rules.add(new SecurityGroupRule(
                            ids.ec2("sgr"), egress, traffic, described.peer(), described.description())));
        });
        if (rules.isEmpty()) {
            throw Ec2Error.MISSING_PARAMETER.because("The request must contain a rule's source or destination");
        }
        return rules;
    }

    private record Described(Peer peer, String description) {}

    private static List<Described> peers(Input permission, Call call) {
        List<Described> peers = new ArrayList<>();
        permission.text("CidrIp").ifPresent(cidr -> peers.add(new Described(new Peer.Ipv4(checked(cidr)), "")));
        permission
                .list("IpRanges")
                .forEach(range -> peers.add(described(
                        range, new Peer.Ipv4(checked(range.text("CidrIp").orElse(""))))));
        permission
                .list("Ipv6Ranges")
                .forEach(range -> peers.add(
                        described(range, new Peer.Ipv6(range.text("CidrIpv6").orElse("")))));
        permission
                .list("PrefixListIds")
                .forEach(list -> peers.add(described(
                        list, new Peer.PrefixList(list.text("PrefixListId").orElse("")))));
        Input groups = permission.has("Groups") ? permission.at("Groups") : permission.at("UserIdGroupPairs");
        groups.fields().stream()
                .map(Input.Field::content)
                .forEach(group -> peers.add(described(
                        group,
                        new Peer.Group(
                                group.text("GroupId").orElse(""),
                                group.text("UserId").orElse(call.account())))));
        return peers;
    }

    private static Described described(Input peer, Peer made) {
        return new Described(made, peer.text("Description").orElse(""));
    }

    private static String checked(String cidr) {
        Cidr.parse(cidr);
        return cidr;
    }

    private static Traffic traffic(Input permission) {
        String given = permission
                .text("IpProtocol")
                .orElseThrow(
                        () -> Ec2Error.MISSING_PARAMETER.because("The request must contain the parameter ipProtocol"));
        String protocol = PROTOCOL_NAMES.getOrDefault(given, given);
        Optional<Integer> from = permission.number("FromPort");
        Optional<Integer> to = permission.number("ToPort");
        if (List.of("tcp", "udp").contains(protocol) && (from.isEmpty() || to.isEmpty() || from.get() > to.get())) {
            throw Ec2Error.RULE_MALFORMED.because(
                    "Invalid value for portRange. Must specify both from and to ports with TCP/UDP.");
        }
        return protocol.equals("-1")
                ? new Traffic("-1", -1, -1)
                : new Traffic(protocol, from.orElse(-1), to.orElse(-1));
    }

    /** Grouped again, as DescribeSecurityGroups shows them. */
    static List<Output> permissions(List<SecurityGroupRule> rules) {
        return rules.stream()
                .map(SecurityGroupRule::traffic)
                .distinct()
                .map(traffic -> permission(
                        traffic,
                        rules.stream()
                                .filter(rule -> rule.traffic().equals(traffic))
                                .toList()))
                .toList();
    }

    private static Output permission(Traffic traffic, List<SecurityGroupRule> rules) {
        Output output = Output.of().put("ipProtocol", traffic.protocol());
        if (!traffic.protocol().equals("-1")) {
            output.put("fromPort", traffic.from()).put("toPort", traffic.to());
        }
        List<Output> groups = new ArrayList<>();
        List<Output> ipv4 = new ArrayList<>();
        List<Output> ipv6 = new ArrayList<>();
        List<Output> lists = new ArrayList<>();
        for (SecurityGroupRule rule : rules) {
            Output view = Output.of()
                    .put("description", Optional.of(rule.description()).filter(text -> !text.isEmpty()));
            switch (rule.peer()) {
                case Peer.Ipv4 peer -> ipv4.add(view.put("cidrIp", peer.cidr()));
                case Peer.Ipv6 peer -> ipv6.add(view.put("cidrIpv6", peer.cidr()));
                case Peer.PrefixList peer -> lists.add(view.put("prefixListId", peer.id()));
                case Peer.Group peer ->
                    groups.add(view.put("userId", peer.account()).put("groupId", peer.id()));
            }
        }
        return output.list("groups", groups)
                .list("ipRanges", ipv4)
                .list("ipv6Ranges", ipv6)
                .list("prefixListIds", lists);
    }
}
