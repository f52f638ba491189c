package dev.postern.policy.request;

/**
 * Who calls and how, as the mTLS handshake and the network layer proved it.
 *
 * @param serial of the caller's certificate, lower-case hex without leading zeros
 */
public record CallContext(String callerSpiffeId, String serial, Arrival arrival) {}
