package dev.postern.plan.check;

import java.util.List;

/**
 * The network an object names.
 *
 * @param groupsPath field of the security groups, such as {@code spec.privateLink.network.targetSecurityGroups}
 */
public record WantedNetwork(String vpcId, List<String> subnetIds, List<String> securityGroupIds, String groupsPath) {
    public WantedNetwork {
        subnetIds = List.copyOf(subnetIds);
        securityGroupIds = List.copyOf(securityGroupIds);
    }
}
