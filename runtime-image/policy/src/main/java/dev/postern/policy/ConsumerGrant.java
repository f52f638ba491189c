package dev.postern.policy;

import java.time.Instant;
import java.util.Optional;

/**
 * One line of a rule's {@code from}: a consumer, the path consented to and until when.
 *
 * @param path in a deny rule {@link AccessPath.InCluster} stands for "no account named", which denies on every path
 * @param expiresAt first instant at which the grant no longer holds; only allow rules have one
 */
public record ConsumerGrant(ConsumerRef consumer, AccessPath path, Optional<Instant> expiresAt) {

    /** Whether this line of a rule of that effect speaks of the consumer on that path. */
    public boolean concerns(Effect effect, ConsumerRef caller, AccessPath asked) {
        return consumer.equals(caller) && (path.equals(asked) || (effect == Effect.DENY && namesNoAccount()));
    }

    public boolean expiredAt(Instant now) {
        return expiresAt.isPresent() && !now.isBefore(expiresAt.get());
    }

    private boolean namesNoAccount() {
        return path instanceof AccessPath.InCluster;
    }
}
