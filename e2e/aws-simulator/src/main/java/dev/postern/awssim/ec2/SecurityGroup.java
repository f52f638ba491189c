package dev.postern.awssim.ec2;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A security group with its rules. */
public record SecurityGroup(
        String id,
        String account,
        String region,
        String vpcId,
        String name,
        String description,
        List<SecurityGroupRule> rules)
        implements Owned {
    public SecurityGroup {
        rules = List.copyOf(rules);
    }

    String arn() {
        return "arn:aws:ec2:%s:%s:security-group/%s".formatted(region, account, id);
    }

    SecurityGroup with(List<SecurityGroupRule> more) {
        return withRules(Stream.concat(rules.stream(), more.stream()).toList());
    }

    SecurityGroup without(Predicate<SecurityGroupRule> gone) {
        return withRules(rules.stream().filter(gone.negate()).toList());
    }

    private SecurityGroup withRules(List<SecurityGroupRule> newRules) {
        return new SecurityGroup(id, account, region, vpcId, name, description, newRules);
    }
}
