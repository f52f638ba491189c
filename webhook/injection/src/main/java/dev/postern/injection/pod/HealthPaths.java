package dev.postern.injection.pod;

/** What kubelet asks a sidecar on its health port. */
final class HealthPaths {

    /** Listeners are bound. */
    static final String STARTED = "/healthz/started";

    /** Identity, trust and policy of the API are valid. */
    static final String READY = "/healthz/ready";

    private HealthPaths() {}
}
