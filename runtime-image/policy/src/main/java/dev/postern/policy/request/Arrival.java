package dev.postern.policy.request;

/** How a connection came in, as the network layer observed it. Never taken from anything a caller can write. */
public sealed interface Arrival {

    /** @param endpointId interface endpoint named by the load balancer's PROXY header */
    record PrivateLink(String endpointId) implements Arrival {}

    record InCluster() implements Arrival {}
}
