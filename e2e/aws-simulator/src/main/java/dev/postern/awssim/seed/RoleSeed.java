package dev.postern.awssim.seed;

import java.util.List;

/**
 * A role to begin with.
 *
 * @param name may carry a path, as in {@code team/deployer}
 * @param trust ARNs that may assume it: a role, a user, {@code arn:aws:iam::…:root} for a whole account
 * @param externalId empty where the trust policy has no such condition
 * @param actions what its identity policy allows, such as {@code ec2:Describe*}
 */
public record RoleSeed(String name, List<String> trust, String externalId, List<String> actions) {
    public RoleSeed {
        trust = List.copyOf(trust);
        actions = List.copyOf(actions);
    }

    public String arn(String account) {
        return "arn:aws:iam::%s:role/%s".formatted(account, name);
    }
}
