package dev.postern.guardrails;

import java.util.List;

/**
 * Everything about a Kubernetes Service that decides who can reach it from outside the cluster.
 *
 * @param type {@code spec.type}
 * @param loadBalancerClass {@code spec.loadBalancerClass}: which controller is to act
 * @param externalIps {@code spec.externalIPs}
 */
public record ServiceExposure(
        Fact<String> type,
        Fact<String> loadBalancerClass,
        Fact<List<String>> externalIps,
        LoadBalancerAnnotations annotations) {

    static final String LOAD_BALANCER = "LoadBalancer";

    /** A type that is not known yet may turn out to be a load balancer. */
    boolean mayBeLoadBalancer() {
        return type.isUnknown() || type.is(LOAD_BALANCER);
    }

    /** Whether the controller of this class could act: the class is its own, or not known yet. */
    boolean mayHaveClass(String name) {
        return loadBalancerClass.isUnknown() || loadBalancerClass.is(name);
    }

    /** Whether a controller that acts on Services without a class could act. */
    boolean mayLackClass() {
        return loadBalancerClass.isUnknown() || loadBalancerClass.isAbsent();
    }
}
