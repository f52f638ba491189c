package dev.postern.operator.internalapi;

import dev.postern.api.ApiConsumer;
import dev.postern.api.Grant;
import dev.postern.policy.AccessPath;
import dev.postern.policy.ConsumerRef;
import dev.postern.policy.PolicyRef;
import dev.postern.policy.consent.Consent;
import java.util.Map;
import java.util.Optional;

/** Why a grant ends, in a sentence for whoever reads its record later. */
record GrantCause(InternalApiFacts facts, Map<ConsumerRef, ApiConsumer> consumers, Map<ConsumerRef, Consent> consents) {

    String of(Grant grant) {
        ApiConsumer consumer = consumers.get(GrantPlanning.consumerOf(grant));
        if (consumer == null) {
            return "The ApiConsumer was deleted.";
        }
        if (!consumer.getMetadata().getUid().equals(grant.uid())) {
            return "The ApiConsumer was deleted and created anew.";
        }
        return consumer.getMetadata().getDeletionTimestamp() == null
                ? withoutConsent(grant, consumer)
                : "The ApiConsumer is being deleted.";
    }

    private String withoutConsent(Grant grant, ApiConsumer consumer) {
        return Optional.ofNullable(consents.get(consumer.toRef()))
                .map(consent -> of(consent, grant))
                .orElse("The API is not exposed over PrivateLink any more.");
    }

    private String of(Consent consent, Grant grant) {
        return switch (consent) {
            case Consent.NotNamed() -> notNamed(grant);
            case Consent.Expired(PolicyRef policy, String rule, var at) ->
                "Rule " + rule + " of AccessPolicy " + policy + " ended at " + at + ".";
            case Consent.Mismatch(PolicyRef policy, String rule, AccessPath named, AccessPath asked) ->
                "Rule " + rule + " of AccessPolicy " + policy + " consents to " + words(named)
                        + "; the ApiConsumer asks for " + words(asked) + ".";
            case Consent.Granted ignored -> "The ApiConsumer asks for another path than it was granted.";
        };
    }

    private String notNamed(Grant grant) {
        PolicyRef policy = new PolicyRef(facts.ref().namespace(), grant.policy());
        boolean exists = facts.policies().stream().map(PolicyMeaning::ref).anyMatch(policy::equals);
        return exists
                ? "AccessPolicy " + policy + " no longer names the ApiConsumer."
                : "AccessPolicy " + policy + " was deleted.";
    }

    private static String words(AccessPath path) {
        return switch (path) {
            case AccessPath.InCluster() -> "calls from inside the cluster";
            case AccessPath.PrivateLink(String account) -> "PrivateLink from account " + account;
        };
    }
}
