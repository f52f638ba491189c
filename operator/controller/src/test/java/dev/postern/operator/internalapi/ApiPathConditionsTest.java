package dev.postern.operator.internalapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.api.ConditionReason;
import dev.postern.api.ConditionType;
import dev.postern.api.InternalApiStatus.State;
import dev.postern.aws.apply.Outcome;
import dev.postern.aws.apply.Report;
import dev.postern.aws.driver.ObservedTargetGroup;
import dev.postern.aws.problem.Problem;
import dev.postern.contract.HealthPaths;
import dev.postern.contract.Ports;
import dev.postern.operator.cloud.PathOutcome;
import dev.postern.operator.cloud.PathPlan;
import dev.postern.operator.condition.ConditionFact;
import dev.postern.plan.internalapi.ApiResources;
import dev.postern.plan.resource.TargetGroup.HealthCheck;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What an API's condition says of its targets. */
class ApiPathConditionsTest {

    private static final Outcome REFUSED =
            new Outcome.Failed(new Problem.Denied("the role lacks RegisterTargets", Duration.ofSeconds(1)));

    @Test
    void noTargetsAreForWantOfPods() {
        assertThat(targets(new Outcome.Done(), Map.of()).reason()).isEqualTo(ConditionReason.NO_TARGETS);
    }

    @Test
    void noTargetsThatAwsRefusedAreNotForWantOfPods() {
        assertThat(targets(REFUSED, Map.of()))
                .isEqualTo(ConditionFact.fails(
                        ConditionType.TARGETS_HEALTHY,
                        ConditionReason.ACCESS_DENIED,
                        "the role lacks RegisterTargets"));
    }

    @Test
    void thoseThatAreHealthyCountWhateverElseIsRefused() {
        assertThat(targets(REFUSED, Map.of("10.0.0.1", "healthy")).isTrue()).isTrue();
    }

    private static ConditionFact targets(Outcome outcome, Map<String, String> health) {
        var group = new ObservedTargetGroup(
                "arn:group",
                new HealthCheck(Ports.HEALTH, HealthPaths.READY, 5, 2, 2),
                Map.of(),
                new TreeMap<>(health));
        var report = new Report(
                new TreeMap<>(Map.of(ApiResources.TARGET_GROUP, outcome)),
                Map.of(ApiResources.TARGET_GROUP, group),
                List.of());
        var plan = new InternalApiPlan(
                ConditionFact.holds(ConditionType.ACCEPTED, ConditionReason.ACCEPTED, "The spec passed every check."),
                Optional.empty(),
                List.of(),
                new PathPlan.Leave(),
                Optional.empty(),
                State.OPEN);
        return new ApiPathConditions(
                        List.of(), plan, new PathOutcome(plan.path(), Optional.of(report), Optional.empty()))
                .targetsHealthy();
    }
}
