package dev.postern.aws.driver;

import dev.postern.aws.account.AccountSession;
import dev.postern.aws.account.Snapshot;
import dev.postern.aws.apply.Change;
import dev.postern.aws.apply.Difference;
import dev.postern.aws.apply.Driver;
import dev.postern.aws.apply.Found;
import dev.postern.aws.apply.Inputs;
import dev.postern.aws.apply.Naming;
import dev.postern.aws.apply.ResourceRecord;
import dev.postern.aws.call.Priority;
import dev.postern.plan.resource.SecurityGroup;
import dev.postern.plan.resource.SecurityGroup.Ingress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

/** Security groups of Postern's own, whose ingress is exactly what is wanted. */
final class SecurityGroupDriver implements Driver<SecurityGroup, ObservedSecurityGroup> {

    private final Ec2Client ec2;
    private final Snapshot snapshot;

    SecurityGroupDriver(AccountSession session) {
        this.ec2 = session.clients().ec2();
        this.snapshot = session.snapshot();
    }

    record Parameters(String name, String vpcId, String description, Map<String, String> tags) {}

    @Override
    public Recovery recovery() {
        return Recovery.BY_NAME;
    }

    @Override
    public String parameters(SecurityGroup wanted, Inputs inputs, Naming naming) {
        return ParametersCodec.write(
                new Parameters(naming.name(), wanted.vpcId(), wanted.description(), naming.tags()));
    }

    @Override
    public Found<ObservedSecurityGroup> find(ResourceRecord stored) {
        var found = stored.awsId().isPresent()
                ? snapshot.securityGroups().byId(stored.awsId().get())
                : byName(ParametersCodec.read(stored.parameters(), Parameters.class));
        return found.<Found<ObservedSecurityGroup>>map(group -> new Found.Alive<>(observe(group.groupId())))
                .orElseGet(Found.Absent::new);
    }

    @Override
    public Difference difference(SecurityGroup wanted, Inputs inputs, ObservedSecurityGroup observed) {
        var changes = new ArrayList<Change>();
        List<Ingress> missing = wanted.ingress().stream()
                .filter(ingress -> !observed.open().containsKey(ingress))
                .toList();
        if (!missing.isEmpty()) {
            changes.add(new Change("opened " + missing, Priority.CREATE, () -> open(observed.id(), missing)));
        }
        List<String> surplus = surplus(wanted, observed);
        if (!surplus.isEmpty()) {
            changes.add(new Change("closed " + surplus, Priority.REVOKE, () -> close(observed.id(), surplus)));
        }
        return Difference.of(changes);
    }

    @Override
    public String create(String text) {
        var parameters = ParametersCodec.read(text, Parameters.class);
        String id = ec2.createSecurityGroup(request -> request.groupName(parameters.name())
                        .vpcId(parameters.vpcId())
                        .description(parameters.description())
                        .tagSpecifications(Ec2Tags.specification(ResourceType.SECURITY_GROUP, parameters.tags())))
                .groupId();
        snapshot.securityGroups().forget();
        return id;
    }

    @Override
    public void delete(ResourceRecord stored, ObservedSecurityGroup observed) {
        ec2.deleteSecurityGroup(request -> request.groupId(observed.id()));
        snapshot.securityGroups().forget();
        snapshot.securityGroupRules().forget();
    }

    private Optional<software.amazon.awssdk.services.ec2.model.SecurityGroup> byName(Parameters parameters) {
        var found = snapshot.securityGroups()
                .first(group -> parameters.name().equals(group.groupName())
                        && parameters.vpcId().equals(group.vpcId()));
        if (found.isPresent() && !Ec2Tags.contain(found.get().tags(), parameters.tags())) {
            throw Owned.byOthers(
                    "Security group " + parameters.name() + " (" + found.get().groupId() + ")",
                    "Delete or rename it, and Postern makes its own.");
        }
        return found;
    }

    private ObservedSecurityGroup observe(String groupId) {
        Map<Ingress, String> open = new HashMap<>();
        List<String> others = new ArrayList<>();
        snapshot.securityGroupRules().all().stream()
                .filter(rule -> groupId.equals(rule.groupId()) && !Boolean.TRUE.equals(rule.isEgress()))
                .forEach(rule -> ingress(rule)
                        .ifPresentOrElse(
                                ingress -> open.put(ingress, rule.securityGroupRuleId()),
                                () -> others.add(rule.securityGroupRuleId())));
        return new ObservedSecurityGroup(groupId, open, others);
    }

    private static Optional<Ingress> ingress(SecurityGroupRule rule) {
        boolean ours = "tcp".equals(rule.ipProtocol())
                && rule.referencedGroupInfo() != null
                && rule.fromPort() != null
                && rule.fromPort().equals(rule.toPort());
        return ours
                ? Optional.of(new Ingress(rule.referencedGroupInfo().groupId(), rule.fromPort()))
                : Optional.empty();
    }

    private static List<String> surplus(SecurityGroup wanted, ObservedSecurityGroup observed) {
        var surplus = new ArrayList<>(observed.others());
        observed.open().forEach((ingress, ruleId) -> {
            if (!wanted.ingress().contains(ingress)) {
                surplus.add(ruleId);
            }
        });
        return surplus.stream().sorted().toList();
    }

    private void open(String groupId, Collection<Ingress> missing) {
        var permissions = missing.stream()
                .map(ingress -> IpPermission.builder()
                        .ipProtocol("tcp")
                        .fromPort(ingress.port())
                        .toPort(ingress.port())
                        .userIdGroupPairs(UserIdGroupPair.builder()
                                .groupId(ingress.sourceGroupId())
                                .build())
                        .build())
                .toList();
        ec2.authorizeSecurityGroupIngress(request -> request.groupId(groupId).ipPermissions(permissions));
        snapshot.securityGroupRules().forget();
    }

    private void close(String groupId, List<String> ruleIds) {
        ec2.revokeSecurityGroupIngress(request -> request.groupId(groupId).securityGroupRuleIds(ruleIds));
        snapshot.securityGroupRules().forget();
    }
}
