package dev.postern.plan.resource;

import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** One resource a plan wants. Children that live and die with it (targets, principals, connections) are part of it. */
public sealed interface DesiredResource
        permits SecurityGroup,
                SecurityGroupRule,
                LoadBalancer,
                TargetGroup,
                Listener,
                EndpointService,
                Endpoint,
                DnsRecord {

    ResourceId id();

    ResourceKind kind();

    /** The parameters that may come from other resources. */
    List<Value> inputs();

    /** The resources this one is made from: derived from its inputs, never declared. */
    default NavigableSet<ResourceId> dependencies() {
        var ids = new TreeSet<ResourceId>();
        for (Value input : inputs()) {
            if (input instanceof Value.OutputOf(ResourceId resource, Attribute ignored)) {
                ids.add(resource);
            }
        }
        return ids;
    }
}
