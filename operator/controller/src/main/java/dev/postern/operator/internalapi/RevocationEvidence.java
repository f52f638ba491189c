package dev.postern.operator.internalapi;

import dev.postern.api.ApiConsumer;
import dev.postern.api.Grant;
import dev.postern.contract.StateReport.ApiState;
import dev.postern.contract.StateReport.DocumentInForce;
import dev.postern.identity.SpiffeId;
import dev.postern.operator.document.StoredDocument;
import dev.postern.operator.fleet.Answer;
import dev.postern.operator.fleet.FleetPod;
import dev.postern.policy.document.ApiDocument;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one pass saw of a caller that is to have no access any more.
 *
 * @param document as pods are to obey it now
 * @param progress by what AWS shows; empty when it was not asked, or did not answer
 * @param at when the last of it was seen
 */
record RevocationEvidence(
        InternalApiFacts facts,
        Optional<StoredDocument<ApiDocument>> document,
        Optional<GrantProgress> progress,
        String trustDomain,
        Instant at) {

    private static final int MAX_NAMED = 32;

    static String callerId(Grant grant, String trustDomain) {
        return SpiffeId.consumer(trustDomain, grant.namespace(), grant.name()).uri();
    }

    /** Every pod obeys a document without the caller, and has no session of it. */
    boolean isRefused(Grant grant) {
        return withoutCaller(grant).isPresent()
                && bound().stream().allMatch(pod -> refuses(pod, grant) || neverRan(pod));
    }

    /** Pods that may still let the caller in and say nothing; by name, and not more than a status holds. */
    List<String> silentPods(Grant grant) {
        return bound().stream()
                .filter(pod -> !refuses(pod, grant) && !neverRan(pod) && isSilent(pod))
                .map(pod -> pod.pod().key().name())
                .sorted()
                .limit(MAX_NAMED)
                .toList();
    }

    boolean isDisconnected(Grant grant) {
        return progress.filter(seen -> seen.isDisconnected(grant)).isPresent();
    }

    boolean isPrincipalGone(Grant grant) {
        return progress.filter(seen -> seen.isPrincipalGone(grant)).isPresent();
    }

    /** The consumer says so itself, or is gone: it does not go before it has given its certificate up. */
    boolean isIdentityGone(Grant grant) {
        return facts.consumers().stream()
                .filter(consumer -> consumer.getMetadata().getUid().equals(grant.uid()))
                .allMatch(RevocationEvidence::hasNoIdentity);
    }

    private static boolean hasNoIdentity(ApiConsumer consumer) {
        return !GrantPlanning.holdsIdentity(consumer);
    }

    private Optional<StoredDocument<ApiDocument>> withoutCaller(Grant grant) {
        String caller = callerId(grant, trustDomain);
        return document.filter(stored -> stored.document().callers().stream()
                .noneMatch(entry -> entry.spiffeId().equals(caller)));
    }

    /** Those injected for this very API. */
    private List<FleetPod> bound() {
        return facts.everyPod().stream()
                .filter(pod -> pod.pod()
                        .binding()
                        .api()
                        .filter(api -> api.uid().equals(facts.uid()))
                        .isPresent())
                .toList();
    }

    private boolean refuses(FleetPod pod, Grant grant) {
        String wanted = withoutCaller(grant).map(StoredDocument::digest).orElse("");
        return pod.stateOf(facts.ref())
                        .map(ApiState::document)
                        .flatMap(shown -> shown.inForce())
                        .map(DocumentInForce::digest)
                        .filter(wanted::equals)
                        .isPresent()
                && !pod.hasSessionsOf(callerId(grant, trustDomain), facts.ref());
    }

    /** One without an address has let nobody in. */
    private static boolean neverRan(FleetPod pod) {
        return pod.pod().ip().isEmpty() && !(pod.answer() instanceof Answer.Reported);
    }

    /** One that is going is asked no more. */
    private static boolean isSilent(FleetPod pod) {
        return pod.pod().isLeaving() || !(pod.answer() instanceof Answer.Reported);
    }
}
