package dev.postern.operator.accesspolicy;

import dev.postern.api.AccessPolicyStatus;
import dev.postern.api.AccessPolicyStatus.Accepted;
import dev.postern.api.AccessPolicyStatus.Counts;
import dev.postern.api.ConditionReason;
import dev.postern.api.ConditionType;
import dev.postern.operator.condition.ConditionFact;
import dev.postern.operator.condition.Conditions;
import dev.postern.operator.condition.PodNames;
import dev.postern.policy.Effect;
import dev.postern.policy.Policy;
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
    private final PolicyReach reach;

    private PolicyStatusProjection(PolicyFacts facts, PolicyPlan plan) {
        this.facts = facts;
        this.plan = plan;
        this.inForce = plan.inForce().flatMap(this::compiled);
        this.reach = new PolicyReach(facts, inForce);
    }

    public static AccessPolicyStatus project(PolicyFacts facts, PolicyPlan plan) {
        return new PolicyStatusProjection(facts, plan).status();
    }

    private AccessPolicyStatus status() {
        List<Condition> before =
                facts.status().map(AccessPolicyStatus::conditions).orElse(List.of());
        ConditionFact distributed = distributed(before);
        return new AccessPolicyStatus(
                facts.policy().getMetadata().getGeneration(),
                new Conditions(before, facts.policy().getMetadata().getGeneration(), facts.now())
                        .of(List.of(plan.accepted(), plan.testsPassed(), distributed, enforced(distributed))),
                plan.inForce().orElse(null),
                counts());
    }

    private ConditionFact distributed(List<Condition> before) {
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
        if (!reach.isInDocument()) {
            return fails(
                    ConditionType.DISTRIBUTED,
                    ConditionReason.DISTRIBUTING,
                    "InternalApi " + facts.apiName()
                            + " has yet to sign a document with this policy. See its conditions.");
        }
        return onPods(before);
    }

    private ConditionFact onPods(List<Condition> before) {
        if (facts.pods().isEmpty()) {
            return fails(
                    ConditionType.DISTRIBUTED,
                    ConditionReason.NO_PODS,
                    "No pod serves InternalApi " + facts.apiName() + " yet: deploy its workload.");
        }
        if (!reach.missing().isEmpty()) {
            return distributing(reach.missing());
        }
        return reach.unasked().isEmpty() || wasDistributed(before)
                ? ConditionFact.holds(ConditionType.DISTRIBUTED, ConditionReason.DISTRIBUTED, reached())
                : distributing(reach.unasked());
    }

    private static ConditionFact distributing(List<String> pods) {
        return fails(
                ConditionType.DISTRIBUTED,
                ConditionReason.DISTRIBUTING,
                "These pods have yet to report it: " + PodNames.of(pods) + ".");
    }

    /** What was so before the operator started again is so until a pod says otherwise. */
    private boolean wasDistributed(List<Condition> before) {
        return Conditions.find(before, ConditionType.DISTRIBUTED)
                .filter(condition -> "True".equals(condition.getStatus()))
                .filter(condition ->
                        facts.policy().getMetadata().getGeneration().equals(condition.getObservedGeneration()))
                .isPresent();
    }

    private String reached() {
        return reach.unreachable().isEmpty()
                ? "Every pod of the API has it."
                : "Every pod of the API that can be asked has it. These cannot: " + PodNames.of(reach.unreachable())
                        + ".";
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
        return reach.unreachable().size() < facts.pods().size()
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

    /** Stays as it was while pods have yet to be asked since the operator started. */
    private int obeying() {
        return reach.unasked().isEmpty()
                ? reach.obeying().size()
                : facts.status()
                        .flatMap(AccessPolicyStatus::optionalCounts)
                        .map(Counts::podsEnforcing)
                        .orElse(0);
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
