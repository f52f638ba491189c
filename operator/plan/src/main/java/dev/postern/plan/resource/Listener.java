package dev.postern.plan.resource;

import java.util.List;

/** A TCP listener: TLS passes through to the pod, the only place that can tell who calls. */
public record Listener(ResourceId id, Value loadBalancerArn, Value targetGroupArn, int port)
        implements DesiredResource {

    @Override
    public ResourceKind kind() {
        return ResourceKind.LISTENER;
    }

    @Override
    public List<Value> inputs() {
        return List.of(loadBalancerArn, targetGroupArn);
    }
}
