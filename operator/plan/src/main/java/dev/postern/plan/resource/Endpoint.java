package dev.postern.plan.resource;

import java.util.List;

/** An interface endpoint in the consumer's network, to one endpoint service. */
public record Endpoint(ResourceId id, String serviceName, String vpcId, List<String> subnetIds, Value securityGroupId)
        implements DesiredResource {

    public Endpoint {
        subnetIds = subnetIds.stream().sorted().toList();
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.ENDPOINT;
    }

    @Override
    public List<Value> inputs() {
        return List.of(securityGroupId);
    }
}
