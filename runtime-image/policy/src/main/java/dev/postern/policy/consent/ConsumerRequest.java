package dev.postern.policy.consent;

import dev.postern.policy.AccessPath;
import dev.postern.policy.ApiRef;
import dev.postern.policy.ConsumerRef;

/** What an ApiConsumer asks for. Asking grants nothing. */
public record ConsumerRequest(ConsumerRef consumer, String uid, ApiRef api, AccessPath path) {}
