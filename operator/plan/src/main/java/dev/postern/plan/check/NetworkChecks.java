package dev.postern.plan.check;

import dev.postern.api.ConditionReason;
import dev.postern.plan.facts.AccountFacts;
import dev.postern.plan.facts.NetworkFacts;
import dev.postern.plan.facts.NetworkFacts.Group;
import dev.postern.plan.facts.NetworkFacts.Subnet;
import dev.postern.policy.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whether the network an object names exists, hangs together, and is one it may use. */
public final class NetworkChecks {

    private static final String NETWORK = "spec.privateLink.network";
    private static final String VPC = NETWORK + ".vpcId";
    private static final String SUBNETS = NETWORK + ".subnets.ids";

    private final AccountFacts account;
    private final WantedNetwork wanted;
    private final NetworkFacts found;
    private final List<Finding> findings = new ArrayList<>();

    private NetworkChecks(AccountFacts account, WantedNetwork wanted, NetworkFacts found) {
        this.account = account;
        this.wanted = wanted;
        this.found = found;
    }

    public static List<Finding> findings(AccountFacts account, WantedNetwork wanted, NetworkFacts found) {
        return new NetworkChecks(account, wanted, found).all();
    }

    private List<Finding> all() {
        vpc();
        for (int i = 0; i < wanted.subnetIds().size(); i++) {
            subnet(wanted.subnetIds().get(i), SUBNETS + "[" + i + "]");
        }
        oneSubnetPerZone();
        for (int i = 0; i < wanted.securityGroupIds().size(); i++) {
            securityGroup(wanted.securityGroupIds().get(i), wanted.groupsPath() + "[" + i + "]");
        }
        return List.copyOf(findings);
    }

    private void vpc() {
        if (!account.permissions().allowsVpc(wanted.vpcId())) {
            add(
                    VPC,
                    ConditionReason.NETWORK_NOT_ALLOWED,
                    wanted.vpcId() + " is not a VPC that account " + account.name()
                            + " lets objects use: name another, or ask the platform team to add it to postern.accounts."
                            + account.name() + ".vpcs." + ImmutableFields.WAY_OUT);
        }
    }

    private void subnet(String id, String path) {
        found.subnet(id)
                .ifPresentOrElse(
                        subnet -> subnet(subnet, path),
                        () -> add(
                                path,
                                ConditionReason.NETWORK_INVALID,
                                missing("subnet", id) + ImmutableFields.WAY_OUT));
    }

    private void subnet(Subnet subnet, String path) {
        if (!subnet.vpcId().equals(wanted.vpcId())) {
            add(
                    path,
                    ConditionReason.NETWORK_INVALID,
                    elsewhere("Subnet", subnet.id(), subnet.vpcId()) + ImmutableFields.WAY_OUT);
        }
        tagged("Subnet " + subnet.id(), new Tags(account.permissions().subnetTags(), subnet.tags()), path);
    }

    private void securityGroup(String id, String path) {
        found.securityGroup(id)
                .ifPresentOrElse(
                        group -> group(group, path),
                        () -> add(path, ConditionReason.NETWORK_INVALID, missing("security group", id)));
    }

    private void group(Group group, String path) {
        if (!group.vpcId().equals(wanted.vpcId())) {
            add(path, ConditionReason.NETWORK_INVALID, elsewhere("Security group", group.id(), group.vpcId()));
        }
        tagged("Security group " + group.id(), new Tags(account.permissions().securityGroupTags(), group.tags()), path);
    }

    private String missing(String what, String id) {
        return "Account " + account.name() + " (" + account.id() + ", " + account.region() + ") has no " + what + " "
                + id + ": correct the id.";
    }

    private String elsewhere(String what, String id, String vpcId) {
        return what + " " + id + " is in " + vpcId + ", not in " + wanted.vpcId() + " (" + VPC + "): name one of "
                + wanted.vpcId() + "; everything of one object stands in one VPC.";
    }

    private void oneSubnetPerZone() {
        Map<String, List<String>> byZone = new TreeMap<>();
        for (int i = 0; i < wanted.subnetIds().size(); i++) {
            String id = wanted.subnetIds().get(i);
            found.subnet(id)
                    .ifPresent(subnet -> byZone.computeIfAbsent(subnet.zoneId(), zone -> new ArrayList<>())
                            .add(id));
        }
        byZone.forEach((zone, ids) -> {
            if (ids.size() > 1) {
                add(
                        SUBNETS,
                        ConditionReason.NETWORK_INVALID,
                        "Subnets " + String.join(" and ", ids.stream().sorted().toList())
                                + " are all in availability zone " + zone + ": keep one of them."
                                + ImmutableFields.WAY_OUT);
            }
        });
    }

    private void tagged(String what, Tags tags, String path) {
        for (String missing : tags.missing()) {
            add(
                    path,
                    ConditionReason.NETWORK_NOT_ALLOWED,
                    what + " lacks the tag " + missing + " that account " + account.name()
                            + " asks for: name another, or ask the platform team to tag it.");
        }
    }

    private void add(String path, ConditionReason reason, String message) {
        findings.add(new Finding(path, reason.text(), message));
    }

    private record Tags(Map<String, String> wanted, Map<String, String> found) {
        List<String> missing() {
            return wanted.entrySet().stream()
                    .filter(tag -> !tag.getValue().equals(found.get(tag.getKey())))
                    .map(tag -> tag.getKey() + "=" + tag.getValue())
                    .sorted()
                    .toList();
        }
    }
}
