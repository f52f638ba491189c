package dev.postern.operator.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.api.ConditionReason;
import dev.postern.api.ConditionType;
import dev.postern.aws.apply.Outcome;
import dev.postern.aws.apply.Report;
import dev.postern.aws.driver.ObservedEndpoint;
import dev.postern.aws.problem.Problem;
import dev.postern.operator.condition.ConditionFact;
import dev.postern.plan.resource.ResourceId;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CloudConditionsTest {

    private static final ConditionType TYPE = ConditionType.ENDPOINT_READY;
    private static final ResourceId ID = new ResourceId("endpoint");

    @Test
    void aLookThatWasPutOffTakesNothingBack() {
        ConditionFact fact = after(new Outcome.InProgress("fewer calls, please", Duration.ofSeconds(1)), "True");

        assertThat(fact.isTrue()).isTrue();
    }

    @Test
    void whatIsSeenToBeUnderWaySaysSo() {
        var outcomes = new TreeMap<ResourceId, Outcome>(
                Map.of(ID, new Outcome.InProgress("Endpoint is pending.", Duration.ofSeconds(1))));
        var observed = new ObservedEndpoint("vpce-1", "pending", "", "", Set.of(), Set.of(), Optional.empty());

        ConditionFact fact = new CloudConditions(List.of(said("True")))
                .of(TYPE, new Report(outcomes, Map.of(ID, observed), List.of()), List.of(ID));

        assertThat(fact).isEqualTo(ConditionFact.fails(TYPE, ConditionReason.PROVISIONING, "Endpoint is pending."));
    }

    @Test
    void aRefusalIsSaidInAwsWords() {
        ConditionFact fact = after(
                new Outcome.Failed(new Problem.Denied("the role lacks ec2:CreateVpcEndpoint", Duration.ofSeconds(1))),
                "True");

        assertThat(fact)
                .isEqualTo(ConditionFact.fails(
                        TYPE, ConditionReason.ACCESS_DENIED, "the role lacks ec2:CreateVpcEndpoint"));
    }

    @Test
    void aThrottledReadOfFactsIsNoError() {
        var notKnown = new PathPlan.NotKnown(new Problem.Throttled("budget", Duration.ofSeconds(1)));

        assertThat(new CloudConditions(List.of(said("True"))).of(TYPE, notKnown).isTrue())
                .isTrue();
        assertThat(new CloudConditions(List.of()).of(TYPE, notKnown).isTrue()).isFalse();
    }

    private static ConditionFact after(Outcome outcome, String before) {
        var report = new Report(new TreeMap<>(Map.of(ID, outcome)), Map.of(), List.of());
        return new CloudConditions(List.of(said(before))).of(TYPE, report, List.of(ID));
    }

    private static Condition said(String status) {
        return new ConditionBuilder()
                .withType(TYPE.text())
                .withStatus(status)
                .withReason("Available")
                .withMessage("It exists.")
                .build();
    }
}
