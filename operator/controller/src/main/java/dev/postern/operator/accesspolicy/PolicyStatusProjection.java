package dev.postern.operator.accesspolicy;

import dev.postern.api.AccessPolicyStatus;
import dev.postern.api.AccessPolicyStatus.Accepted;
import dev.postern.api.AccessPolicyStatus.Counts;
import dev.postern.api.ConditionReason;
import dev.postern.api.ConditionType;
import dev.postern.contract.StateReport.ApiState;
import dev.postern.contract.StateReport.DocumentInForce;
import dev.postern.operator.condition.ConditionFact;
import dev.postern.operator.condition.Conditions;
import dev.postern.operator.fleet.Answer;
import dev.postern.operator.fleet.FleetPod;
import dev.postern.policy.ApiRef;
import dev.postern.policy.Effect;
import dev.postern.policy.Policy;
import dev.postern.policy.document.PolicyRules;
import dev.postern.policy.draft.Compilation;
import dev.postern.policy.draft.PolicyCompiler;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.Optional;

/** status = f(previous, object, plan, reports, clock). */
public final class PolicyStatusProjection {

    private final PolicyFacts facts;
    private final PolicyPlan plan;
    private final Optional<Policy> inForce;

    private PolicyStatusProjection(PolicyFacts facts, PolicyPlan plan) {
        this.facts = facts;
        this.plan = plan;
        this.inForce = plan.inForce().flatMap(this::compiled);
    }

    public static AccessPolicyStatus project(PolicyFacts facts, PolicyPlan plan) {
        return new PolicyStatusProjection(facts, plan).status();
    }

    private AccessPolicyStatus status() {
        List<Condition> before =
                facts.status().map(AccessPolicyStatus::conditions).orElse(List.of());
        ConditionFact distributed = distributed();
        return new AccessPolicyStatus(
                facts.policy().getMetadata().getGeneration(),
                new Conditions(before, facts.policy().getMetadata().getGeneration(), facts.now())
                        .of(List.of(plan.accepted(), plan.testsPassed(), distributed, enforced(distributed))),
                plan.inForce().orElse(null),
                counts());
    }

    private ConditionFact distributed() {
        if (inForce.isEmpty()) {
            return fails(
                    ConditionType.DISTRIBUTED, ConditionReason.NOT_ACCEPTED, "Only an accepted policy is distributed.");
        }
        if (facts.api().isEmpty()) {
            return fails(
                    ConditionType.DISTRIBUTED,
                    ConditionReason.API_NOT_FOUND,
                    "InternalApi " + facts.apiName() + " does not exist: create it, or correct spec.api.");
        }
        if (!isInDocument()) {
            return fails(
                    ConditionType.DISTRIBUTED,
                    ConditionReason.DISTRIBUTING,
                    "InternalApi " + facts.apiName()
                            + " has yet to sign a document with this policy. See its conditions.");
        }
        return onPods();
    }

    private ConditionFact onPods() {
        if (facts.pods().isEmpty()) {
            return fails(
                    ConditionType.DISTRIBUTED,
                    ConditionReason.NO_PODS,
                    "No pod serves InternalApi " + facts.apiName() + " yet: deploy its workload.");
        }
        List<String> missing = facts.pods().stream()
                .filter(pod -> canBeAsked(pod) && !obeys(pod))
                .map(pod -> pod.pod().key().name())
                .toList();
        return missing.isEmpty()
                ? ConditionFact.holds(ConditionType.DISTRIBUTED, ConditionReason.DISTRIBUTED, reached())
                : fails(
                        ConditionType.DISTRIBUTED,
                        ConditionReason.DISTRIBUTING,
                        "These pods have yet to report it: " + String.join(", ", missing) + ".");
    }

    private String reached() {
        List<String> unreachable = facts.pods().stream()
                .filter(pod -> !canBeAsked(pod))
                .map(pod -> pod.pod().key().name())
                .toList();
        String reached = obeying() + " of " + facts.pods().size() + " pods report it.";
        return unreachable.isEmpty()
                ? reached
                : reached + " These cannot be asked: " + String.join(", ", unreachable) + ".";
    }

    private ConditionFact enforced(ConditionFact distributed) {
        if (!plan.isAccepted()) {
            return inForce.isPresent()
                    ? fails(
                            ConditionType.ENFORCED,
                            ConditionReason.LAST_ACCEPTED_IN_FORCE,
                            "Calls are decided by generation "
                                    + plan.inForce().map(Accepted::generation).orElse(0L)
                                    + ", the last one accepted. Correct the spec.")
                    : fails(
                            ConditionType.ENFORCED,
                            ConditionReason.NOT_ACCEPTED,
                            "The policy was never accepted and decides nothing. Correct the spec.");
        }
        if (!distributed.isTrue()) {
            return fails(ConditionType.ENFORCED, distributed.reason(), "It waits for Distributed.");
        }
        return obeying() > 0
                ? ConditionFact.holds(
                        ConditionType.ENFORCED,
                        ConditionReason.ENFORCED,
                        "Calls are decided by this policy as it stands.")
                : fails(
                        ConditionType.ENFORCED,
                        ConditionReason.PODS_UNREACHABLE,
                        "No pod of the API can be asked what it obeys. See RuntimeReady of the InternalApi.");
    }

    private Counts counts() {
        int consumers = inForce.map(policy -> (int) policy.rules().stream()
                        .filter(rule -> rule.effect() == Effect.ALLOW)
                        .flatMap(rule -> rule.from().stream())
                        .map(grant -> grant.consumer())
                        .distinct()
                        .count())
                .orElse(0);
        return new Counts(
                inForce.map(policy -> policy.rules().size()).orElse(0),
                consumers,
                facts.pods().size(),
                obeying());
    }

    private int obeying() {
        return (int) facts.pods().stream().filter(this::obeys).count();
    }

    /** Whether the pod obeys the very document that carries this policy. */
    private boolean obeys(FleetPod pod) {
        String digest =
                isInDocument() ? facts.document().map(stored -> stored.digest()).orElse("") : "";
        return pod.stateOf(new ApiRef(
                        facts.policy().getMetadata().getNamespace(),
                        facts.policy().getSpec().api().name()))
                .map(ApiState::document)
                .flatMap(document -> document.inForce())
                .map(DocumentInForce::digest)
                .filter(digest::equals)
                .isPresent();
    }

    private static boolean canBeAsked(FleetPod pod) {
        return !(pod.answer() instanceof Answer.Unreachable);
    }

    private boolean isInDocument() {
        return inForce.isPresent()
                && facts.document().stream()
                        .flatMap(stored -> stored.document().policies().stream())
                        .anyMatch(new PolicyRules(
                                facts.policy().toRef(), inForce.get().rules())::equals);
    }

    private Optional<Policy> compiled(Accepted accepted) {
        return PolicyCompiler.compile(accepted.spec().toDraft(facts.policy().toRef()))
                        instanceof Compilation.Accepted(Policy policy)
                ? Optional.of(policy)
                : Optional.empty();
    }

    private static ConditionFact fails(ConditionType type, ConditionReason reason, String message) {
        return ConditionFact.fails(type, reason, message);
    }
}
