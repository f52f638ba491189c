package dev.postern.aws.driver;

import dev.postern.aws.account.AccountSession;
import dev.postern.aws.account.Snapshot;
import dev.postern.aws.apply.Difference;
import dev.postern.aws.apply.Driver;
import dev.postern.aws.apply.Found;
import dev.postern.aws.apply.Inputs;
import dev.postern.aws.apply.Naming;
import dev.postern.aws.apply.ResourceRecord;
import dev.postern.plan.resource.SecurityGroupRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

/** Single rules on security groups of others; all else on those groups is left alone. */
final class SecurityGroupRuleDriver implements Driver<SecurityGroupRule, ObservedRule> {

    private final Ec2Client ec2;
    private final Snapshot snapshot;

    SecurityGroupRuleDriver(AccountSession session) {
        this.ec2 = session.clients().ec2();
        this.snapshot = session.snapshot();
    }

    record Parameters(String groupId, String sourceGroupId, int port, String description, Map<String, String> tags) {}

    @Override
    public Recovery recovery() {
        return Recovery.BY_NAME;
    }

    @Override
    public String parameters(SecurityGroupRule wanted, Inputs inputs, Naming naming) {
        return ParametersCodec.write(new Parameters(
                wanted.groupId(),
                inputs.of(wanted.sourceGroupId()),
                wanted.port(),
                wanted.description(),
                naming.tags()));
    }

    @Override
    public Found<ObservedRule> find(ResourceRecord stored) {
        var found = stored.awsId().isPresent()
                ? snapshot.securityGroupRules().byId(stored.awsId().get())
                : byParameters(ParametersCodec.read(stored.parameters(), Parameters.class));
        return found.<Found<ObservedRule>>map(rule -> new Found.Alive<>(observe(rule)))
                .orElseGet(Found.Absent::new);
    }

    @Override
    public Difference difference(SecurityGroupRule wanted, Inputs inputs, ObservedRule observed) {
        boolean same = observed.port() == wanted.port()
                && observed.groupId().equals(wanted.groupId())
                && observed.sourceGroupId().equals(inputs.of(wanted.sourceGroupId()));
        return same ? Difference.of(List.of()) : new Difference.Replace("the rule was changed");
    }

    @Override
    public String create(String text) {
        var parameters = ParametersCodec.read(text, Parameters.class);
        var answer = ec2.authorizeSecurityGroupIngress(request -> request.groupId(parameters.groupId())
                .ipPermissions(permission(parameters))
                .tagSpecifications(Ec2Tags.specification(ResourceType.SECURITY_GROUP_RULE, parameters.tags())));
        snapshot.securityGroupRules().forget();
        return answer.securityGroupRules().getFirst().securityGroupRuleId();
    }

    @Override
    public void delete(ResourceRecord stored, ObservedRule observed) {
        ec2.revokeSecurityGroupIngress(
                request -> request.groupId(observed.groupId()).securityGroupRuleIds(observed.id()));
        snapshot.securityGroupRules().forget();
    }

    private Optional<software.amazon.awssdk.services.ec2.model.SecurityGroupRule> byParameters(Parameters parameters) {
        var found = snapshot.securityGroupRules().first(rule -> isRule(rule, parameters));
        if (found.isPresent() && !Ec2Tags.contain(found.get().tags(), parameters.tags())) {
            throw Owned.byOthers(
                    "Rule " + found.get().securityGroupRuleId() + " on " + parameters.groupId() + " from "
                            + parameters.sourceGroupId() + " to port " + parameters.port(),
                    "Delete it, and Postern makes its own.");
        }
        return found;
    }

    private static boolean isRule(
            software.amazon.awssdk.services.ec2.model.SecurityGroupRule rule, Parameters parameters) {
        ObservedRule observed = observe(rule);
        return !Boolean.TRUE.equals(rule.isEgress())
                && "tcp".equals(rule.ipProtocol())
                && observed.groupId().equals(parameters.groupId())
                && observed.sourceGroupId().equals(parameters.sourceGroupId())
                && observed.port() == parameters.port();
    }

    /** What is not of the form Postern writes compares as different. */
    private static ObservedRule observe(software.amazon.awssdk.services.ec2.model.SecurityGroupRule rule) {
        String source = rule.referencedGroupInfo() == null
                ? ""
                : rule.referencedGroupInfo().groupId();
        boolean onePort = rule.fromPort() != null && rule.fromPort().equals(rule.toPort());
        return new ObservedRule(rule.securityGroupRuleId(), rule.groupId(), source, onePort ? rule.fromPort() : -1);
    }

    private static IpPermission permission(Parameters parameters) {
        return IpPermission.builder()
                .ipProtocol("tcp")
                .fromPort(parameters.port())
                .toPort(parameters.port())
                .userIdGroupPairs(UserIdGroupPair.builder()
                        .groupId(parameters.sourceGroupId())
                        .description(parameters.description())
                        .build())
                .build();
    }
}
