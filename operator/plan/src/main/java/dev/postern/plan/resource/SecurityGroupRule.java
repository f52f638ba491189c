package dev.postern.plan.resource;

import java.util.List;

/** One ingress rule on a security group that belongs to somebody else: Postern owns the rule, not the group. */
public record SecurityGroupRule(ResourceId id, String groupId, Value sourceGroupId, int port, String description)
        implements DesiredResource {

    @Override
    public ResourceKind kind() {
        return ResourceKind.SECURITY_GROUP_RULE;
    }

    @Override
    public List<Value> inputs() {
        return List.of(sourceGroupId);
    }
}
