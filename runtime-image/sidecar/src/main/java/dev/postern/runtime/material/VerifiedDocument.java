package dev.postern.runtime.material;

import dev.postern.policy.document.SignedDocument;
import java.time.Instant;

/**
 * A document whose signature, subject and generation were found good.
 *
 * @param digest of the signed payload, as reports compare it
 */
public record VerifiedDocument<D extends SignedDocument>(D document, String digest) {

    /** A document is obeyed until its end, and then nobody's word is. */
    public boolean isInForceAt(Instant now) {
        return now.isBefore(document.validUntil());
    }
}
