package dev.postern.policy;

/**
 * Something wrong with an object, in words its author can act on. Findings come all at once, never one per attempt.
 *
 * @param path field, such as {@code spec.rules[0].to[0].paths[1]}
 * @param code stable name in UpperCamelCase, for machines
 */
public record Finding(String path, String code, String message) {}
