package dev.postern.plan.resource;

import java.util.List;

/** An endpoint service whose every connection is accepted by decision, with who may ask and what is decided. */
public record EndpointService(ResourceId id, Value loadBalancerArn, Principals principals, Connections connections)
        implements DesiredResource {

    @Override
    public ResourceKind kind() {
        return ResourceKind.ENDPOINT_SERVICE;
    }

    @Override
    public List<Value> inputs() {
        return List.of(loadBalancerArn);
    }
}
