package dev.postern.operator.apiconsumer;

import dev.postern.operator.certificate.WantedCertificate;
import dev.postern.operator.cloud.PathPlan;
import dev.postern.operator.condition.ConditionFact;
import dev.postern.operator.document.DocumentClaims;
import dev.postern.policy.document.ConsumerDocument;
import java.util.Optional;

/**
 * What is to become of an ApiConsumer, its two halves apart.
 *
 * @param path what to do in its account
 * @param identity what to do about its certificate
 * @param document empty when none can be made now: what is stored stays
 */
public record ConsumerPlan(
        ConditionFact accepted,
        Standing standing,
        PathPlan path,
        IdentityPlan identity,
        Optional<DocumentClaims<ConsumerDocument>> document) {

    /** What to do about a consumer's certificate. */
    public sealed interface IdentityPlan {

        record Advance(WantedCertificate wanted) implements IdentityPlan {}

        /** What is there stays, and nothing is asked for. */
        record Leave() implements IdentityPlan {}

        /** Key and certificate are taken away: consent is gone. */
        record GiveUp() implements IdentityPlan {}
    }
}
