package dev.postern.operator.internalapi;

import dev.postern.api.ApiConsumer;
import dev.postern.api.AwsStatus;
import dev.postern.api.ConditionReason;
import dev.postern.api.ConditionType;
import dev.postern.api.Deletion;
import dev.postern.api.Deletion.Resources;
import dev.postern.api.InternalApiStatus;
import dev.postern.aws.apply.Outcome;
import dev.postern.operator.cloud.PathOutcome;
import dev.postern.operator.cloud.PathPlan;
import dev.postern.operator.condition.Conditions;
import dev.postern.operator.condition.FindingsText;
import dev.postern.operator.configuration.TimeBounds;
import dev.postern.operator.kubernetes.ObjectEvents.Change;
import dev.postern.plan.internalapi.ApiResources;
import io.fabric8.kubernetes.api.model.Condition;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How far the deletion of an InternalApi has come, and what is next. */
@Singleton
final class Closing {

    private static final String RETAIN = " If the account cannot be reached any more, set spec.deletion.resources to"
            + " Retain: what stands is then left and listed.";

    private final InternalApiPlanning planning;

    @Inject
    Closing(InternalApiPlanning planning) {
        this.planning = planning;
    }

    /** The next step. */
    sealed interface Step {}

    /** Somebody may be connected, and is to stay so. */
    record Waiting(String forWhat) implements Step {}

    /** Consumers have been told and get time to take their endpoints and records away. */
    record Withdrawing(String forWhat) implements Step {}

    /** What stands in AWS goes. */
    record Ending(PathPlan path, String forWhat) implements Step {}

    /** Nothing stands. */
    record Over() implements Step {}

    Step next(InternalApiFacts facts) {
        Optional<String> connected = isClosing(facts) ? Optional.empty() : Connections.waitsFor(facts);
        if (connected.isPresent()) {
            return new Waiting(connected.get());
        }
        if (standing(facts).isEmpty()) {
            return new Over();
        }
        return withdrawing(facts).<Step>map(Withdrawing::new).orElseGet(() -> ending(facts));
    }

    /** With Retain one look at who is connected is enough: an account that cannot be reached must not hold it up. */
    boolean isOver(InternalApiFacts facts, PathOutcome outcome) {
        boolean denied = outcome.report()
                .map(report -> report.outcomes().get(ApiResources.ENDPOINT_SERVICE))
                .filter(Outcome.InProgress.class::isInstance)
                .isEmpty();
        return resources(facts) == Resources.RETAIN ? denied || isPastBound(facts) : outcome.isEmpty();
    }

    /** What Retain leaves in the account. */
    Optional<Change> leftBehind(InternalApiFacts facts) {
        return standing(facts)
                .filter(ignored -> resources(facts) == Resources.RETAIN)
                .map(aws -> Change.warning(
                        "LeftInAws",
                        "Left in account " + aws.account() + " (" + aws.accountId() + ", " + aws.region() + "): "
                                + aws.resources().stream()
                                        .map(resource -> resource.kind() + " " + resource.id())
                                        .collect(Collectors.joining(", "))));
    }

    private Step ending(InternalApiFacts facts) {
        PathPlan path = planning.ending(facts, resources(facts));
        String obstacle = path instanceof PathPlan.Refused(var findings)
                ? FindingsText.of(findings)
                : "What stands in AWS is being taken away, in AWS's order.";
        return new Ending(path, obstacle + RETAIN);
    }

    private static Optional<String> withdrawing(InternalApiFacts facts) {
        List<String> left = facts.consumers().stream()
                .filter(GrantPlanning::standsInAws)
                .map(ApiConsumer::toRef)
                .map(Object::toString)
                .sorted()
                .toList();
        return left.isEmpty() || isPastBound(facts)
                ? Optional.empty()
                : Optional.of("Consumers " + left + " are taking their endpoints and records away; after "
                        + TimeBounds.CLOSING.toSeconds() + " s they are rejected.");
    }

    private static boolean isPastBound(InternalApiFacts facts) {
        return closedAt(facts)
                .filter(since -> !facts.now().isBefore(since.plus(TimeBounds.CLOSING)))
                .isPresent();
    }

    private static boolean isClosing(InternalApiFacts facts) {
        return closedAt(facts).isPresent();
    }

    /** Since when consumers are told to withdraw. */
    private static Optional<Instant> closedAt(InternalApiFacts facts) {
        return Conditions.find(
                        facts.status().map(InternalApiStatus::conditions).orElse(List.of()),
                        ConditionType.ENDPOINT_SERVICE_READY)
                .filter(condition -> ConditionReason.API_CLOSING.text().equals(condition.getReason()))
                .map(Condition::getLastTransitionTime)
                .map(Instant::parse);
    }

    private static Optional<AwsStatus> standing(InternalApiFacts facts) {
        return ApiPathPlanning.aws(facts).filter(aws -> !aws.resources().isEmpty());
    }

    /** Leaving things behind is only done when it is said in so many words. */
    private static Resources resources(InternalApiFacts facts) {
        return facts.api()
                .getSpec()
                .optionalDeletion()
                .flatMap(Deletion::optionalResources)
                .orElse(Resources.DELETE);
    }
}
