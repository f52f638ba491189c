package dev.postern.policy.draft;

/**
 * How large one policy may be, so that a request is decided in bounded time and a document, which holds the rules of all
 * policies of an API, fits into a ConfigMap (1 MiB).
 */
final class PolicyBounds {

    static final int RULES = 64;
    static final int TESTS = 64;
    static final int CONSUMERS_PER_RULE = 128;
    static final int OPERATIONS_PER_RULE = 32;
    static final int METHODS_PER_OPERATION = 7;
    static final int PATHS_PER_OPERATION = 64;

    /** Of all rules together. */
    static final int PATHS = 512;

    /** Of all rules together. */
    static final int CONSUMERS = 512;

    static final int NAME_LENGTH = 63;
    static final int FINDINGS = 100;

    private PolicyBounds() {}
}
