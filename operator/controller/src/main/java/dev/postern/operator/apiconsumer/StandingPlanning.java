package dev.postern.operator.apiconsumer;

import dev.postern.api.ConditionReason;
import dev.postern.api.Grant;
import dev.postern.api.InternalApi;
import dev.postern.api.InternalApiStatus;
import dev.postern.api.InternalApiStatus.Service;
import dev.postern.api.InternalApiStatus.State;
import dev.postern.operator.internalapi.GrantPlanning;
import dev.postern.operator.internalapi.PolicyMeaning;
import dev.postern.operator.kubernetes.WholeObject;
import dev.postern.policy.consent.Consent;
import dev.postern.policy.consent.ConsentSentence;
import dev.postern.policy.consent.Consents;
import dev.postern.policy.consent.ConsumerRequest;
import java.util.List;
import java.util.Optional;

/**
 * Reads where a consumer stands. The API's record alone gives access; when it gives none, the policies say why, with the
 * line that is missing.
 */
public final class StandingPlanning {

    private StandingPlanning() {}

    public static Standing standing(ConsumerFacts facts) {
        return facts.api()
                .map(api -> with(facts, api))
                .orElseGet(() -> new Standing.NotGranted(
                        ConditionReason.API_NOT_FOUND,
                        "InternalApi " + facts.apiRef()
                                + " does not exist. Its owner has to create it, or spec.api is wrong."));
    }

    private static Standing with(ConsumerFacts facts, InternalApi api) {
        if (isClosing(api)) {
            return closing(facts);
        }
        if (!WholeObject.is(api) || !hasSpoken(api)) {
            return new Standing.NotGranted(
                    ConditionReason.API_NOT_READY,
                    "InternalApi " + facts.apiRef() + " has not been looked at yet. See its status.");
        }
        Optional<Grant> recorded = recorded(facts, api);
        if (recorded.filter(GrantPlanning::isLive).isPresent()) {
            return new Standing.Granted(api, recorded.get());
        }
        return api.getMetadata().getDeletionTimestamp() == null ? without(facts, recorded) : closing(facts);
    }

    /** An API that is being deleted and waits until nobody is connected still serves those it has granted access. */
    private static boolean isClosing(InternalApi api) {
        return Optional.ofNullable(api.getStatus())
                .flatMap(InternalApiStatus::optionalService)
                .flatMap(Service::optionalState)
                .filter(state -> state == State.CLOSING)
                .isPresent();
    }

    private static Standing closing(ConsumerFacts facts) {
        return new Standing.NotGranted(
                ConditionReason.API_CLOSING, "InternalApi " + facts.apiRef() + " is being deleted.");
    }

    private static boolean hasSpoken(InternalApi api) {
        return Optional.ofNullable(api.getStatus())
                .map(InternalApiStatus::conditions)
                .filter(conditions -> !conditions.isEmpty())
                .isPresent();
    }

    /** A grant recorded for an earlier object of this name is not this one's. */
    private static Optional<Grant> recorded(ConsumerFacts facts, InternalApi api) {
        return api.getStatus().grants().stream()
                .filter(grant -> GrantPlanning.consumerOf(grant).equals(facts.ref()))
                .filter(grant -> grant.uid().equals(facts.uid()) && !GrantPlanning.isRecordOnly(grant))
                .findFirst();
    }

    private static Standing without(ConsumerFacts facts, Optional<Grant> ending) {
        ConsumerRequest request = facts.consumer().toRequest();
        Consent consent = Consents.decide(
                        facts.apiRef(), PolicyMeaning.inForce(facts.policies()), List.of(request), facts.now())
                .getOrDefault(facts.ref(), new Consent.NotNamed());
        String sentence = ConsentSentence.of(request, consent);
        return switch (consent) {
            case Consent.NotNamed() -> new Standing.NoConsent(ConditionReason.NO_POLICY, sentence);
            case Consent.Mismatch ignored -> new Standing.NoConsent(ConditionReason.CONSENT_MISMATCH, sentence);
            case Consent.Expired ignored -> new Standing.NoConsent(ConditionReason.CONSENT_EXPIRED, sentence);
            case Consent.Granted ignored -> isOffered(facts) ? awaited(facts, ending) : notOffered(facts);
        };
    }

    private static boolean isOffered(ConsumerFacts facts) {
        return facts.consumer().getSpec().optionalPrivateLink().isEmpty()
                || facts.api()
                        .flatMap(api -> api.getSpec().optionalPrivateLink())
                        .isPresent();
    }

    private static Standing notOffered(ConsumerFacts facts) {
        return new Standing.NoConsent(
                ConditionReason.PATH_NOT_OFFERED,
                "InternalApi " + facts.apiRef() + " is not exposed over PrivateLink. Leave spec.privateLink out to call"
                        + " inside the cluster, or ask the API's owner for spec.privateLink.");
    }

    /** An ending grant must end first, even when consent has come back meanwhile. */
    private static Standing awaited(ConsumerFacts facts, Optional<Grant> ending) {
        String message = "An AccessPolicy consents; InternalApi " + facts.apiRef()
                + " has yet to record the grant. See its condition Accepted.";
        return ending.isPresent()
                ? new Standing.NoConsent(ConditionReason.API_NOT_READY, message)
                : new Standing.NotGranted(ConditionReason.API_NOT_READY, message);
    }
}
