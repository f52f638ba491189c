package dev.postern.operator.document;

import dev.postern.policy.document.SignedDocument;
import java.time.Instant;

/** What is to be signed but for generation and times, which follow from what is stored already. */
@FunctionalInterface
public interface DocumentClaims<D extends SignedDocument> {

    D at(long generation, Instant issuedAt, Instant validUntil);
}
