package dev.postern.operator.internalapi;

import dev.postern.api.Grant;
import dev.postern.api.InternalApiStatus.State;
import dev.postern.operator.certificate.WantedCertificate;
import dev.postern.operator.cloud.PathPlan;
import dev.postern.operator.condition.ConditionFact;
import dev.postern.operator.document.DocumentClaims;
import dev.postern.policy.document.ApiDocument;
import java.util.List;
import java.util.Optional;

/**
 * What is to become of an InternalApi.
 *
 * @param certificate empty when the spec is not accepted: what is in use stays
 * @param path what to do in AWS
 * @param document empty when none can be made now: what is stored stays
 * @param state whether consumers are to withdraw
 */
public record InternalApiPlan(
        ConditionFact accepted,
        Optional<WantedCertificate> certificate,
        List<Grant> grants,
        PathPlan path,
        Optional<DocumentClaims<ApiDocument>> document,
        State state) {

    public InternalApiPlan {
        grants = List.copyOf(grants);
    }

    /** The same, with what is to be done in AWS. */
    InternalApiPlan with(PathPlan other) {
        return new InternalApiPlan(accepted, certificate, grants, other, document, state);
    }

    public boolean isAccepted() {
        return accepted.isTrue();
    }
}
