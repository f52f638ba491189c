package dev.postern.operator.fleet;

import dev.postern.contract.StateReport.DocumentInForce;
import dev.postern.contract.StateReport.DocumentState;
import dev.postern.contract.StateReport.IdentityInUse;
import dev.postern.contract.StateReport.IdentityState;
import dev.postern.operator.fleet.PodCensus.Standing;
import dev.postern.policy.ApiRef;
import dev.postern.policy.ConsumerRef;
import java.util.Optional;

/**
 * What the pods of an object are to obey.
 *
 * @param uid of the object: pods injected for one that is gone are not meant
 * @param digest of its document
 * @param serial of its certificate in use, empty when there is none
 */
public record Wanted(String uid, String digest, String serial) {

    /** Where a pod stands with regard to its API; empty for a pod of another API, or of one that is gone. */
    public Optional<Standing> standing(FleetPod pod, ApiRef api) {
        return pod.pod()
                .binding()
                .api()
                .filter(bound -> bound.uid().equals(uid))
                .map(bound -> standing(pod, isShownBy(pod, api)));
    }

    /** Where a pod stands with regard to a consumer it is bound to. */
    public Optional<Standing> standing(FleetPod pod, ConsumerRef consumer) {
        return pod.pod().binding().consumers().stream()
                .filter(bound -> bound.uid().equals(uid))
                .findFirst()
                .map(bound -> standing(pod, isShownBy(pod, consumer)));
    }

    boolean isShownBy(FleetPod pod, ApiRef api) {
        return pod.stateOf(api)
                .filter(state -> isShownBy(state.document(), state.identity()))
                .isPresent();
    }

    boolean isShownBy(FleetPod pod, ConsumerRef consumer) {
        return pod.stateOf(consumer)
                .filter(state -> isShownBy(state.document(), state.identity()))
                .isPresent();
    }

    /** With no certificate in use, whatever a pod shows beside the document is right. */
    private boolean isShownBy(DocumentState document, IdentityState identity) {
        String shownDigest = document.inForce().map(DocumentInForce::digest).orElse("");
        String shownSerial = identity.inUse().map(IdentityInUse::serial).orElse("");
        return shownDigest.equals(digest) && (serial.isEmpty() || shownSerial.equals(serial));
    }

    private static Standing standing(FleetPod pod, boolean shown) {
        return switch (pod.answer()) {
            case Answer.Reported ignored -> shown ? Standing.SHOWING : Standing.BEHIND;
            case Answer.Unreachable ignored -> pod.pod().isReady() ? Standing.UNREACHABLE : Standing.BEHIND;
            case Answer.None() -> Standing.UNASKED;
        };
    }
}
