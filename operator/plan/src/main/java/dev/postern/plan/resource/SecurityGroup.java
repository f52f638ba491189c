package dev.postern.plan.resource;

import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * A security group of Postern's own. Its ingress is complete: what is not listed is closed. One without ingress stands
 * before a load balancer that only PrivateLink may enter.
 */
public record SecurityGroup(ResourceId id, String vpcId, String description, NavigableSet<Ingress> ingress)
        implements DesiredResource {

    public SecurityGroup {
        ingress = Collections.unmodifiableNavigableSet(new TreeSet<>(ingress));
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.SECURITY_GROUP;
    }

    @Override
    public List<Value> inputs() {
        return List.of();
    }

    /** TCP to one port from members of another group. */
    public record Ingress(String sourceGroupId, int port) implements Comparable<Ingress> {
        @Override
        public int compareTo(Ingress other) {
            int byGroup = sourceGroupId.compareTo(other.sourceGroupId);
            return byGroup != 0 ? byGroup : Integer.compare(port, other.port);
        }
    }
}
