package dev.postern.operator.document;

import dev.postern.contract.FileLayout;
import dev.postern.policy.document.SignedDocument;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.util.Optional;

/**
 * A document as it is stored: the signed text, and what it says.
 *
 * @param digest SHA-256 of the payload, lower-case hex: what sidecars report
 */
public record StoredDocument<D extends SignedDocument>(String jws, D document, String digest) {

    static Optional<String> text(ConfigMap map) {
        return Optional.ofNullable(map.getData()).map(data -> data.get(FileLayout.DOCUMENT));
    }
}
