package dev.postern.operator.cloud;

import dev.postern.api.ConditionReason;
import dev.postern.api.ConditionType;
import dev.postern.aws.apply.Outcome;
import dev.postern.aws.apply.Report;
import dev.postern.aws.problem.Problem;
import dev.postern.operator.condition.ConditionFact;
import dev.postern.operator.condition.Conditions;
import dev.postern.operator.condition.FindingsText;
import dev.postern.plan.resource.ResourceId;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Conditions from what came of resources. A look that was put off or failed for a moment says nothing new: what was said
 * before stands.
 */
public final class CloudConditions {

    private final List<Condition> before;

    public CloudConditions(List<Condition> before) {
        this.before = List.copyOf(before);
    }

    /** Of all these resources together: holds when each is as wanted, else says the first obstacle. */
    public ConditionFact of(ConditionType type, Report report, Collection<ResourceId> ids) {
        return ids.stream()
                .filter(id -> !(report.outcomes().get(id) instanceof Outcome.Done))
                .findFirst()
                .map(id -> obstacle(type, report, id))
                .orElseGet(() -> ConditionFact.holds(
                        type, ConditionReason.AVAILABLE, "Everything stands in AWS as it is wanted."));
    }

    /** While nothing was applied. */
    public ConditionFact of(ConditionType type, PathPlan plan) {
        return switch (plan) {
            case PathPlan.Wait(String why) -> ConditionFact.fails(type, ConditionReason.BLOCKED, why);
            case PathPlan.NotKnown(Problem problem) -> of(type, problem);
            case PathPlan.Refused(var findings) ->
                said(type)
                        .orElseGet(() ->
                                ConditionFact.fails(type, Reasons.of(findings.getFirst()), FindingsText.of(findings)));
            case PathPlan.Leave ignored -> leftAlone(type);
            case PathPlan.Apply ignored -> leftAlone(type);
        };
    }

    public ConditionFact leftAlone(ConditionType type) {
        return said(type)
                .orElseGet(() -> ConditionFact.fails(
                        type, ConditionReason.NOT_ACCEPTED, "Nothing is made before the spec is accepted."));
    }

    private ConditionFact obstacle(ConditionType type, Report report, ResourceId id) {
        boolean wasSeen = report.observed().containsKey(id);
        return switch (report.outcomes().get(id)) {
            case Outcome.Failed(Problem problem) -> of(type, problem);
            case Outcome.InProgress(String why, var ignored) ->
                (wasSeen ? Optional.<ConditionFact>empty() : holding(type))
                        .orElseGet(() -> ConditionFact.fails(type, ConditionReason.PROVISIONING, why));
            case Outcome.Blocked(List<ResourceId> by) ->
                holding(type)
                        .orElseGet(() ->
                                ConditionFact.fails(type, ConditionReason.BLOCKED, id + " waits for " + by + "."));
            case null, default -> leftAlone(type);
        };
    }

    private ConditionFact of(ConditionType type, Problem problem) {
        boolean passes = problem instanceof Problem.Throttled || problem instanceof Problem.Transient;
        return (passes ? holding(type) : Optional.<ConditionFact>empty())
                .orElseGet(() -> ConditionFact.fails(type, Reasons.of(problem), problem.message()));
    }

    private Optional<ConditionFact> holding(ConditionType type) {
        return said(type).filter(ConditionFact::isTrue);
    }

    private Optional<ConditionFact> said(ConditionType type) {
        return Conditions.find(before, type).flatMap(condition -> ConditionFact.of(type, condition));
    }
}
