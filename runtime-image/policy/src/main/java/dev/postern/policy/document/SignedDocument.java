package dev.postern.policy.document;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What a sidecar obeys once its signature was verified. */
public sealed interface SignedDocument permits ApiDocument, ConsumerDocument {

    /** Of the object it is about: a recreated object is another one. */
    String uid();

    /** Grows with every change; an older one is never obeyed again. */
    long generation();

    Instant issuedAt();

    /** First instant at which it is no longer in force. */
    Instant validUntil();

    /** Trust domain to PEM certificates: a peer is verified against the roots of its own domain only. */
    Map<String, List<String>> trustRoots();

    /** Keys that may sign later documents besides the pinned ones. */
    List<NextKey> nextKeys();

    /** Whether both say the same, times and generation aside: then the stored, signed one is kept. */
    boolean sameClaimsAs(SignedDocument other);
}
