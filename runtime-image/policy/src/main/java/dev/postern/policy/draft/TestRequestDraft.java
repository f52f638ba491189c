package dev.postern.policy.draft;

/** The unchecked request of a policy's test. */
public record TestRequestDraft(ConsumerDraft from, String method, String path) {}
