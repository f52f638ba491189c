package dev.postern.awssim.accounts;

import java.util.List;

/**
 * Who makes a call.
 *
 * @param arn what GetCallerIdentity and trails show; for a session, the assumed-role ARN
 * @param identityArn the user or the role behind it: what policies and endpoint services name
 * @param session whether it is a session of a role
 */
public record Principal(
        String account, String arn, String userId, String identityArn, boolean session, List<String> actions) {
    public Principal {
        actions = List.copyOf(actions);
    }

    /** Whether an identity policy allows an action such as {@code ec2:CreateVpcEndpoint}. Actions only: no resources, no conditions. */
    public boolean may(String action) {
        return actions.stream().anyMatch(pattern -> Patterns.matches(pattern, action));
    }

    /** Whether a principal element of a policy or an endpoint service means this caller. */
    public boolean isNamedBy(String principalArn) {
        return principalArn.equals("*")
                || principalArn.equals(identityArn)
                || principalArn.equals(account)
                || principalArn.equals("arn:aws:iam::" + account + ":root");
    }
}
