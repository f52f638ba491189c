package dev.postern.operator.internalapi;

import dev.postern.api.Grant;
import dev.postern.operator.certificate.WantedCertificate;
import dev.postern.operator.condition.ConditionFact;
import dev.postern.operator.document.DocumentClaims;
import dev.postern.policy.document.ApiDocument;
import java.util.List;
import java.util.Optional;

/**
 * What is to become of an InternalApi.
 *
 * @param certificate empty when the spec is not accepted: what is in use stays
 * @param document empty when none can be made now: what is stored stays
 */
public record InternalApiPlan(
        ConditionFact accepted,
        Optional<WantedCertificate> certificate,
        List<Grant> grants,
        Optional<DocumentClaims<ApiDocument>> document) {

    public InternalApiPlan {
        grants = List.copyOf(grants);
    }

    public boolean isAccepted() {
        return accepted.isTrue();
    }
}
