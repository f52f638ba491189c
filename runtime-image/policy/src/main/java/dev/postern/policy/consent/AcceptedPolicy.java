package dev.postern.policy.consent;

import dev.postern.policy.Policy;

/**
 * A policy that may give consent: accepted, in Enforce mode. The caller vouches for both.
 *
 * @param uid of the AccessPolicy object
 */
public record AcceptedPolicy(String uid, Policy policy) {}
