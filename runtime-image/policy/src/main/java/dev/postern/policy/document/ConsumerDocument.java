package dev.postern.policy.document;

import dev.postern.policy.ConsumerRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the sidecar of one consumer may do: where the API is, or why it may not be reached. */
public record ConsumerDocument(
        ConsumerRef consumer,
        String uid,
        long generation,
        Instant issuedAt,
        Instant validUntil,
        ConsumerState state,
        Map<String, List<String>> trustRoots,
        List<NextKey> nextKeys)
        implements SignedDocument {

    public ConsumerDocument {
        trustRoots = CanonicalOrder.map(trustRoots);
        nextKeys = CanonicalOrder.list(nextKeys);
    }

    @Override
    public boolean sameClaimsAs(SignedDocument other) {
        return other instanceof ConsumerDocument that && claims().equals(that.claims());
    }

    private ConsumerDocument claims() {
        return new ConsumerDocument(consumer, uid, 0, Instant.EPOCH, Instant.EPOCH, state, trustRoots, nextKeys);
    }
}
