package dev.postern.operator.kubernetes;

/** Whether the webhook guards the namespace of an object: an identity has no place where it does not. */
public enum NamespaceGuard {
    ENABLED,
    NOT_ENABLED
}
