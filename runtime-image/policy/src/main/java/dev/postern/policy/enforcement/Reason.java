package dev.postern.policy.enforcement;

/** Why a call was denied. {@link #WRONG_PATH} and {@link #WRONG_ENDPOINT} are the binding mismatches. */
public enum Reason {
    /** The certificate is valid, but its identity is no caller of this API. */
    UNKNOWN_CALLER,
    /** The caller is known, this certificate of it is not (revoked, or from before a re-grant). */
    SERIAL_NOT_ACCEPTED,
    /** Arrived in-cluster instead of over PrivateLink, or the other way round. */
    WRONG_PATH,
    /** Arrived over PrivateLink through an endpoint that is not this caller's. */
    WRONG_ENDPOINT,
    /** The caller's grant, or the only rule that would allow the call, has ended. */
    EXPIRED,
    /** A deny rule matches. */
    DENY_RULE,
    /** Nothing matches, which denies. */
    NO_RULE
}
