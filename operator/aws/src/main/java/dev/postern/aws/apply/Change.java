package dev.postern.aws.apply;

import dev.postern.aws.call.Priority;

/**
 * One write that brings a resource nearer to what is wanted.
 *
 * @param what in the past tense, for events: {@code registered targets 10.0.0.7}
 * @param call idempotent
 */
public record Change(String what, Priority priority, Runnable call) {}
