package dev.postern.policy.document;

import dev.postern.policy.ConsumerRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One caller of an API: who it is, which of its certificates count, on which path and until when.
 *
 * @param serials lower-case hex without leading zeros
 * @param expiresAt first instant at which it is no caller any more
 */
public record CallerEntry(
        ConsumerRef consumer, String spiffeId, List<String> serials, CallerPath path, Optional<Instant> expiresAt) {

    public CallerEntry {
        serials = CanonicalOrder.list(serials);
    }
}
