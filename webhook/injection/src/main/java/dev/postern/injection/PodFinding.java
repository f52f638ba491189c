package dev.postern.injection;

/**
 * One reason why a pod is refused.
 *
 * @param path field of the pod, as in {@code spec.hostNetwork}
 * @param code stable, for machines
 * @param message for people: what is wrong and what to do about it
 */
public record PodFinding(String path, String code, String message) {}
