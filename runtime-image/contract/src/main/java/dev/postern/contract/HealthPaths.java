package dev.postern.contract;

/** What kubelet and load balancers ask a sidecar on {@link Ports#HEALTH}. */
public final class HealthPaths {

    /** Listeners are bound. */
    public static final String STARTED = "/healthz/started";

    /** Identity, trust and policy of the API are valid. */
    public static final String READY = "/healthz/ready";

    private HealthPaths() {}
}
