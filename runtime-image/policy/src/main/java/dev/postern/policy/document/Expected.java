package dev.postern.policy.document;

/**
 * What a document must be about to be obeyed.
 *
 * @param generationFloor documents of a lower generation are refused; the floor's own generation is not
 */
public record Expected(String uid, long generationFloor, Class<? extends SignedDocument> kind) {}
