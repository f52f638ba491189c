package dev.postern.contract;

/** The ports a sidecar listens on. Fixed, so that security-group rules, Services and probes need no discovery. */
public final class Ports {

    /** mTLS behind the network load balancer. Requires exactly one PROXY v2 header and takes it only from the load balancer. */
    public static final int INBOUND_PRIVATE_LINK = 15443;

    /** mTLS for callers of the same cluster. Refuses PROXY headers; open only while an in-cluster grant exists. */
    public static final int INBOUND_IN_CLUSTER = 15444;

    /** Plain HTTP: health for kubelet and load balancer, and rewritten application probes. */
    public static final int HEALTH = 15021;

    /** mTLS, readable by the operator's SPIFFE id only: {@link StateReport}. */
    public static final int STATE = 15020;

    /** Plain HTTP: Prometheus metrics. */
    public static final int METRICS = 15090;

    /** Local ports of consumers and application ports must stay out of this range, both ends included. */
    public static final int RESERVED_FIRST = 15000;

    public static final int RESERVED_LAST = 15099;

    public static final int RESERVED_INBOUND_FIRST = 15443;

    public static final int RESERVED_INBOUND_LAST = 15444;

    private Ports() {}

    /** Whether a sidecar may want this port for itself. */
    public static boolean isReserved(int port) {
        return (port >= RESERVED_FIRST && port <= RESERVED_LAST)
                || (port >= RESERVED_INBOUND_FIRST && port <= RESERVED_INBOUND_LAST);
    }
}
