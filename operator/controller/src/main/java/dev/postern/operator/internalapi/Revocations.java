package dev.postern.operator.internalapi;

import dev.postern.api.Grant;
import dev.postern.operator.configuration.Authorities;
import dev.postern.operator.document.PublishedDocument;
import dev.postern.operator.document.StoredDocument;
import dev.postern.operator.fleet.Fleet;
import dev.postern.policy.document.ApiDocument;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Has pods asked for callers that are to be gone, and records what a pass saw of them. */
@Singleton
final class Revocations {

    private final Fleet fleet;
    private final String trustDomain;
    private final InstantSource clock;

    @Inject
    Revocations(Fleet fleet, Authorities authorities, InstantSource clock) {
        this.fleet = fleet;
        this.trustDomain = authorities.trustDomain();
        this.clock = clock;
    }

    /** From now on pods are asked often until they have no session of a caller that is to have none. */
    void watch(InternalApiFacts facts, List<Grant> grants) {
        fleet.refuse(
                facts.ref(),
                RevocationLayers.awaitingSidecars(grants).stream()
                        .map(grant -> RevocationEvidence.callerId(grant, trustDomain))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** The clock is read here, after the pass: AWS was seen later than the pass began. */
    List<Grant> seen(
            InternalApiFacts facts,
            List<Grant> grants,
            Optional<PublishedDocument<ApiDocument>> document,
            Optional<GrantProgress> progress) {
        Optional<StoredDocument<ApiDocument>> inForce = document.isEmpty()
                ? facts.stored()
                : document.filter(PublishedDocument::isWritten).map(PublishedDocument::document);
        return new RevocationLayers(new RevocationEvidence(facts, inForce, progress, trustDomain, clock.instant()))
                .seen(grants);
    }
}
