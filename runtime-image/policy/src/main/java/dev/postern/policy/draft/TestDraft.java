package dev.postern.policy.draft;

/** One unchecked test of a policy. */
public record TestDraft(String name, TestRequestDraft request, String expect) {}
