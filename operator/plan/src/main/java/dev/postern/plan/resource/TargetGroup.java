package dev.postern.plan.resource;

import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A TCP target group of pod addresses that prepends PROXY v2.
 *
 * @param targets addresses that should be registered; empty when they are not known, which changes none
 */
public record TargetGroup(
        ResourceId id, String vpcId, int port, HealthCheck healthCheck, Optional<NavigableSet<String>> targets)
        implements DesiredResource {

    /** Long enough for requests in flight; connections still open then are cut. */
    public static final int DEREGISTRATION_SECONDS = 30;

    public TargetGroup {
        targets = targets.map(set -> Collections.unmodifiableNavigableSet(new TreeSet<>(set)));
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.TARGET_GROUP;
    }

    @Override
    public List<Value> inputs() {
        return List.of();
    }

    /**
     * A plain HTTP health check: AWS has no client certificate to show.
     *
     * @param threshold checks in a row that make a target healthy, and unhealthy
     */
    public record HealthCheck(int port, String path, int intervalSeconds, int timeoutSeconds, int threshold) {}
}
