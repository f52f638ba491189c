package dev.postern.policy;

/** What a matching rule does. A deny that matches overrides every allow. */
public enum Effect {
    ALLOW,
    DENY
}
