package dev.postern.operator.internalapi;

import dev.postern.api.Grant;
import dev.postern.aws.apply.Report;
import dev.postern.aws.driver.ObservedTargetGroup;
import dev.postern.operator.configuration.TimeBounds;
import dev.postern.plan.internalapi.ApiResources;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** When to look at the path half of an InternalApi again if nothing happens before. */
final class ApiPathSchedule {

    private ApiPathSchedule() {}

    static Optional<Duration> next(InternalApiFacts facts, InternalApiResult result) {
        return facts.path()
                .flatMap(path -> Stream.of(
                                result.path().nextCheck(),
                                soon(isUnhealthy(result)),
                                soon(path.targets().isEmpty()),
                                soon(isConnectionAwaited(result)),
                                soon(isEndingAwaited(result)),
                                Optional.of(TimeBounds.AWS_LOOK))
                        .flatMap(Optional::stream)
                        .min(Duration::compareTo));
    }

    private static Optional<Duration> soon(boolean due) {
        return due ? Optional.of(TimeBounds.AWS_SOON) : Optional.empty();
    }

    private static boolean isUnhealthy(InternalApiResult result) {
        return result.path()
                .report()
                .flatMap(ApiPathSchedule::targets)
                .filter(group ->
                        group.health().values().stream().anyMatch(state -> !state.equals(ApiPathConditions.HEALTHY)))
                .isPresent();
    }

    private static Optional<ObservedTargetGroup> targets(Report report) {
        return report.observed(ApiResources.TARGET_GROUP, ObservedTargetGroup.class);
    }

    /** Its consumer has made an endpoint that AWS may not show on this side yet. */
    private static boolean isConnectionAwaited(InternalApiResult result) {
        return result.grants().stream()
                .anyMatch(grant -> GrantPlanning.isLive(grant)
                        && !grant.endpointId().isEmpty()
                        && grant.state() != Grant.State.CONNECTION_ACCEPTED);
    }

    private static boolean isEndingAwaited(InternalApiResult result) {
        return result.grants().stream()
                .anyMatch(grant -> GrantPlanning.isOverPrivateLink(grant)
                        && (grant.state() == Grant.State.ENDING || RevocationLayers.awaitsAws(grant, result.grants())));
    }
}
