package dev.postern.identity;

/** Why a chain is not trusted: a closed set, so that it can label a metric. */
public final class TrustCodes {

    /** No certificate at all, more than anybody needs, or one that cannot be read. */
    public static final String MALFORMED_CHAIN = "MALFORMED_CHAIN";

    /** The peer claims a trust domain for which there are no roots. */
    public static final String UNKNOWN_TRUST_DOMAIN = "UNKNOWN_TRUST_DOMAIN";

    /** No path from the leaf to a root of the trust domain. */
    public static final String NO_PATH_TO_ROOT = "NO_PATH_TO_ROOT";

    /** A certificate of the path, or the root, is not valid at this time. */
    public static final String EXPIRED = "EXPIRED";

    public static final String NOT_YET_VALID = "NOT_YET_VALID";

    /** A path there is, but a signature, constraint or path length on it does not hold. */
    public static final String INVALID_PATH = "INVALID_PATH";

    /** The path issues a name that one of its authorities may not issue. */
    public static final String NAME_NOT_PERMITTED = "NAME_NOT_PERMITTED";

    /** The leaf may itself issue certificates. */
    public static final String LEAF_IS_AUTHORITY = "LEAF_IS_AUTHORITY";

    /** The certificate was not issued for this side of a handshake. */
    public static final String WRONG_KEY_USAGE = "WRONG_KEY_USAGE";

    /** A signature algorithm or a key on the path is too weak. */
    public static final String WEAK_CRYPTOGRAPHY = "WEAK_CRYPTOGRAPHY";

    private TrustCodes() {}
}
