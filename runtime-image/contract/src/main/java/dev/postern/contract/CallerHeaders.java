package dev.postern.contract;

/**
 * Headers by which the application learns who called. The sidecar removes any that arrive and sets its own after the
 * call has been authorised, so what the application reads is never the caller's own claim.
 */
public final class CallerHeaders {

    /** SPIFFE id of the verified caller. */
    public static final String CALLER_ID = "Postern-Caller-Id";

    /** {@code namespace/name} of the ApiConsumer. */
    public static final String CALLER = "Postern-Caller";

    /** {@code PrivateLink} or {@code InCluster}. */
    public static final String CALLER_PATH = "Postern-Caller-Path";

    /** VPC endpoint id the call came through; absent in-cluster. */
    public static final String CALLER_ENDPOINT = "Postern-Caller-Endpoint";

    /** Id of the decision; the same id stands in the sidecar's log. */
    public static final String DECISION = "Postern-Decision";

    private CallerHeaders() {}
}
