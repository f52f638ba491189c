package dev.postern.policy.document;

/**
 * Where a consumer's sidecar connects and whom it must find there.
 *
 * @param host DNS name or address to connect to
 * @param authority SNI and {@code Host} of the API
 * @param apiSpiffeId the only identity accepted of the server
 */
public record Destination(String host, int port, String authority, String apiSpiffeId) {}
