package dev.postern.policy;

/**
 * What a policy's author says it must answer, checked against that policy alone.
 *
 * @param method as a caller would send it
 * @param canonicalPath see {@link PathTemplate#matches}
 */
public record PolicyTest(
        String name, ConsumerRef caller, AccessPath path, String method, String canonicalPath, Effect expect) {}
