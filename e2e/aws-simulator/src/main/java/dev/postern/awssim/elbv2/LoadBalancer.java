package dev.postern.awssim.elbv2;

import dev.postern.awssim.ec2.NetworkInterface;
import dev.postern.awssim.protocol.Input;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A network load balancer.
 *
 * @param wanted the request that made it: the same again is answered with it
 * @param nodes one interface per zone
 */
public record LoadBalancer(
        Identity identity,
        Input wanted,
        List<NetworkInterface> nodes,
        Security security,
        Map<String, String> attributes,
        State state) {
    /** What never changes. */
    public record Identity(
            String arn, String name, String account, String region, String vpcId, String scheme, Instant createdAt) {}

    /** Security groups can change only where there were some at creation. */
    public record Security(boolean givenAtCreation, List<String> groups, String enforceOnPrivateLink) {
        public Security {
            groups = List.copyOf(groups);
        }
    }

    /** The states AWS names that occur here. */
    public enum State {
        provisioning,
        active
    }

    public LoadBalancer {
        nodes = List.copyOf(nodes);
        attributes = java.util.Collections.unmodifiableMap(new TreeMap<>(attributes));
    }

    public String arn() {
        return identity.arn();
    }

    public boolean crossZone() {
        return "true".equals(attributes.get("load_balancing.cross_zone.enabled"));
    }

    /** {@code net/name/id}, as interfaces and listener ARNs have it. */
    public String path() {
        return identity.arn().substring(identity.arn().indexOf(":loadbalancer/") + ":loadbalancer/".length());
    }

    String dnsName() {
        String id = path().substring(path().lastIndexOf('/') + 1);
        return "%s-%s.elb.%s.amazonaws.com".formatted(identity.name(), id, identity.region());
    }

    LoadBalancer in(State newState) {
        return new LoadBalancer(identity, wanted, nodes, security, attributes, newState);
    }

    LoadBalancer with(Security newSecurity) {
        return new LoadBalancer(identity, wanted, nodes, newSecurity, attributes, state);
    }

    LoadBalancer with(Map<String, String> newAttributes) {
        return new LoadBalancer(identity, wanted, nodes, security, newAttributes, state);
    }
}
