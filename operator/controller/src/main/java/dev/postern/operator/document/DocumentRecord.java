package dev.postern.operator.document;

import dev.postern.api.DocumentStatus;

/** How a status records a document. */
public final class DocumentRecord {

    private DocumentRecord() {}

    public static DocumentStatus of(StoredDocument<?> stored) {
        return new DocumentStatus(
                stored.document().generation(),
                stored.digest(),
                stored.document().validUntil());
    }
}
