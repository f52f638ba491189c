package dev.postern.operator.accesspolicy;

import dev.postern.contract.StateReport.ApiState;
import dev.postern.contract.StateReport.DocumentInForce;
import dev.postern.operator.fleet.Answer;
import dev.postern.operator.fleet.FleetPod;
import dev.postern.policy.ApiRef;
import dev.postern.policy.Policy;
import dev.postern.policy.document.PolicyRules;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** How far a policy has got: into the API's document, and with it onto the API's pods. */
final class PolicyReach {

    private final PolicyFacts facts;
    private final Optional<Policy> inForce;

    PolicyReach(PolicyFacts facts, Optional<Policy> inForce) {
        this.facts = facts;
        this.inForce = inForce;
    }

    boolean isInDocument() {
        return inForce.isPresent()
                && facts.document().stream()
                        .flatMap(stored -> stored.document().policies().stream())
                        .anyMatch(new PolicyRules(
                                facts.policy().toRef(), inForce.get().rules())::equals);
    }

    /** Pods that report the very document that carries the policy. */
    List<String> obeying() {
        return named(this::obeys);
    }

    /** Pods that report something else. */
    List<String> missing() {
        return named(pod -> pod.answer() instanceof Answer.Reported && !obeys(pod));
    }

    /** Pods that have not been asked since the operator started: nothing is known of them. */
    List<String> unasked() {
        return named(pod -> pod.answer() instanceof Answer.None);
    }

    List<String> unreachable() {
        return named(pod -> pod.answer() instanceof Answer.Unreachable);
    }

    private boolean obeys(FleetPod pod) {
        String digest =
                isInDocument() ? facts.document().map(stored -> stored.digest()).orElse("") : "";
        return pod.stateOf(api())
                .map(ApiState::document)
                .flatMap(document -> document.inForce())
                .map(DocumentInForce::digest)
                .filter(digest::equals)
                .isPresent();
    }

    private ApiRef api() {
        return new ApiRef(
                facts.policy().getMetadata().getNamespace(),
                facts.policy().getSpec().api().name());
    }

    private List<String> named(Predicate<FleetPod> those) {
        return facts.pods().stream()
                .filter(those)
                .map(pod -> pod.pod().key().name())
                .toList();
    }
}
