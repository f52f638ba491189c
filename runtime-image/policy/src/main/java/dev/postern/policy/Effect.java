package dev.postern.policy;

/**
 * What a matching rule does. A deny that matches overrides every allow; it denies exactly what its paths say, so a list
 * of what is allowed is safer than one of what is not.
 */
public enum Effect {
    ALLOW,
    DENY
}
