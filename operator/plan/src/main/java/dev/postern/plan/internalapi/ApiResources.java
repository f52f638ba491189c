package dev.postern.plan.internalapi;

import dev.postern.plan.resource.ResourceId;

/** Logical ids of what an InternalApi has in AWS; they stand in status, so they never change. */
public final class ApiResources {

    public static final ResourceId LOAD_BALANCER_GROUP = new ResourceId("load-balancer-group");
    public static final ResourceId LOAD_BALANCER = new ResourceId("load-balancer");
    public static final ResourceId TARGET_GROUP = new ResourceId("target-group");
    public static final ResourceId LISTENER = new ResourceId("listener");
    public static final ResourceId ENDPOINT_SERVICE = new ResourceId("endpoint-service");

    private ApiResources() {}

    static ResourceId rule(String groupId, String purpose) {
        return new ResourceId("rule/" + groupId + "/" + purpose);
    }
}
