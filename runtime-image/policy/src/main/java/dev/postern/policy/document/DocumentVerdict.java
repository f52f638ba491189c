package dev.postern.policy.document;

/** Whether a document is in force. */
public sealed interface DocumentVerdict {

    /** @param digest SHA-256 of the signed payload, lower-case hex: what reports and annotations compare */
    record Verified(SignedDocument doc, String digest) implements DocumentVerdict {}

    /** @param code stable name in UpperCamelCase */
    record Refused(String code, String message) implements DocumentVerdict {}
}
