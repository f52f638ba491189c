package dev.postern.operator.document;

import dev.postern.contract.FileLayout;
import dev.postern.operator.configuration.TimeBounds;
import dev.postern.policy.document.DocumentVerdict;
import dev.postern.policy.document.Expected;
import dev.postern.policy.document.SignedDocument;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * Signs documents. Signatures differ each time, so a stored document is kept while it says the same and more than half
 * of its life is left; that also makes a second pass write nothing.
 */
@Singleton
public final class Documents {

    private final DocumentKeys keys;
    private final InstantSource clock;

    @Inject
    Documents(DocumentKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** What the ConfigMap holds, when it is a document of ours for this object that has not run out. */
    public <D extends SignedDocument> Optional<StoredDocument<D>> stored(
            Optional<ConfigMap> map, String uid, Class<D> kind) {
        return map.flatMap(StoredDocument::text).flatMap(jws -> verified(jws, uid, kind));
    }

    /**
     * The stored document, or a new one under a generation of its own. That is no lower than the time of signing, so no
     * two documents share one, though the pass that signed the last one ended before it was recorded.
     *
     * @param lastGeneration the last one known from elsewhere, for when the stored document was taken away, or an
     *     older one put back: pods have seen this one and obey no older
     */
    public <D extends SignedDocument> StoredDocument<D> current(
            DocumentClaims<D> claims, Optional<StoredDocument<D>> stored, long lastGeneration) {
        return stored.filter(document -> document.document().generation() >= lastGeneration)
                .filter(document -> mayStay(document.document(), claims))
                .orElseGet(() -> signed(claims, nextGeneration(stored, lastGeneration)));
    }

    public static ConfigMap configMap(String name, StoredDocument<?> document) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withData(Map.of(FileLayout.DOCUMENT, document.jws()))
                .build();
    }

    /** When the document is signed anew even if nothing changes. */
    public static Instant renewAt(SignedDocument document) {
        Duration life = Duration.between(document.issuedAt(), document.validUntil());
        return document.issuedAt().plus(life.dividedBy(2));
    }

    private <D extends SignedDocument> boolean mayStay(D stored, DocumentClaims<D> claims) {
        D wanted = claims.at(stored.generation(), stored.issuedAt(), stored.validUntil());
        return stored.sameClaimsAs(wanted) && clock.instant().isBefore(renewAt(stored));
    }

    private <D extends SignedDocument> StoredDocument<D> signed(DocumentClaims<D> claims, long generation) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        D document = claims.at(generation, now, now.plus(TimeBounds.DOCUMENT_VALIDITY));
        String jws = keys.signer().sign(document);
        return new StoredDocument<>(jws, document, digest(jws, document));
    }

    private String digest(String jws, SignedDocument document) {
        Expected expected = new Expected(document.uid(), document.generation(), document.getClass());
        return switch (keys.verifier().verify(jws, expected, clock.instant())) {
            case DocumentVerdict.Verified(SignedDocument ignored, String digest) -> digest;
            case DocumentVerdict.Refused(String code, String message) ->
                throw new IllegalStateException("a document just signed is refused: " + code + ", " + message);
        };
    }

    private <D extends SignedDocument> Optional<StoredDocument<D>> verified(String jws, String uid, Class<D> kind) {
        return switch (keys.verifier().verify(jws, new Expected(uid, 0, kind), clock.instant())) {
            case DocumentVerdict.Verified(SignedDocument document, String digest) ->
                Optional.of(new StoredDocument<>(jws, kind.cast(document), digest));
            case DocumentVerdict.Refused ignored -> Optional.empty();
        };
    }

    private long nextGeneration(Optional<? extends StoredDocument<?>> stored, long lastGeneration) {
        long storedGeneration =
                stored.map(document -> document.document().generation()).orElse(0L);
        return Math.max(clock.millis(), Math.max(storedGeneration, lastGeneration) + 1);
    }
}
