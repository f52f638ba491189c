package dev.postern.operator.document;

import dev.postern.operator.kubernetes.Write;
import dev.postern.policy.document.SignedDocument;

/** A document and what became of writing it where pods mount it. */
public record PublishedDocument<D extends SignedDocument>(StoredDocument<D> document, Write write) {

    public boolean isWritten() {
        return write.isThere();
    }
}
