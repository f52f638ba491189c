package dev.postern.plan.resource;

import java.util.List;

/**
 * An internal network load balancer. Its security group is given at creation, the only time AWS takes one, and is not
 * applied to PrivateLink traffic: with a group that has no ingress, only PrivateLink enters.
 */
public record LoadBalancer(ResourceId id, List<String> subnetIds, Value securityGroupId, CrossZone crossZone)
        implements DesiredResource {

    public LoadBalancer {
        subnetIds = subnetIds.stream().sorted().toList();
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.LOAD_BALANCER;
    }

    @Override
    public List<Value> inputs() {
        return List.of(securityGroupId);
    }

    /** Whether a node sends to targets in other availability zones. */
    public enum CrossZone {
        ON,
        OFF
    }
}
