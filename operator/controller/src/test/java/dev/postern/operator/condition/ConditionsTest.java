package dev.postern.operator.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.api.ConditionReason;
import dev.postern.api.ConditionType;
import dev.postern.operator.Samples;
import dev.postern.operator.fleet.PodCensus;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ConditionsTest {

    private static final ConditionFact ACCEPTED =
            ConditionFact.holds(ConditionType.ACCEPTED, ConditionReason.ACCEPTED, "Fine.");

    private static final ConditionFact WAITING =
            ConditionFact.fails(ConditionType.RUNTIME_READY, ConditionReason.NO_PODS, "Deploy the workload.");

    @Test
    void derivesReadyLastFromTheFirstObstacle() {
        List<Condition> conditions = new Conditions(List.of(), 3, Samples.NOW).of(List.of(ACCEPTED, WAITING));

        assertThat(conditions).extracting(Condition::getType).containsExactly("Accepted", "RuntimeReady", "Ready");
        assertThat(conditions.getLast()).satisfies(ready -> {
            assertThat(ready.getStatus()).isEqualTo("False");
            assertThat(ready.getReason()).isEqualTo("NoPods");
            assertThat(ready.getMessage()).isEqualTo("RuntimeReady: Deploy the workload.");
            assertThat(ready.getObservedGeneration()).isEqualTo(3);
        });
    }

    @Test
    void writesNoMessageThatTheSchemaRefuses() {
        var endless = ConditionFact.fails(ConditionType.ACCEPTED, ConditionReason.INVALID, "x".repeat(100_000));

        assertThat(new Conditions(List.of(), 1, Samples.NOW).of(List.of(endless)))
                .allSatisfy(condition -> assertThat(condition.getMessage()).hasSizeLessThanOrEqualTo(32_768));
    }

    @Test
    void isReadyWhenAllHold() {
        assertThat(new Conditions(List.of(), 1, Samples.NOW)
                        .of(List.of(ACCEPTED))
                        .getLast())
                .satisfies(ready -> assertThat(ready.getStatus()).isEqualTo("True"));
    }

    @Test
    void carriesTheTimeOverUntilTheStatusTurns() {
        List<Condition> before = new Conditions(List.of(), 1, Samples.NOW).of(List.of(ACCEPTED, WAITING));
        ConditionFact deployed = ConditionFact.holds(ConditionType.RUNTIME_READY, ConditionReason.READY, "All.");

        List<Condition> after = new Conditions(before, 2, Samples.NOW.plusSeconds(60)).of(List.of(ACCEPTED, deployed));

        assertThat(after.get(0).getLastTransitionTime()).isEqualTo("2026-11-24T12:00:00Z");
        assertThat(after.get(1).getLastTransitionTime()).isEqualTo("2026-11-24T12:01:00Z");
    }

    @Test
    void saysTheSameTwiceOfTheSameFacts() {
        List<Condition> first = new Conditions(List.of(), 1, Samples.NOW).of(List.of(ACCEPTED, WAITING));

        assertThat(new Conditions(first, 1, Samples.NOW.plusSeconds(5)).of(List.of(ACCEPTED, WAITING)))
                .isEqualTo(first);
    }

    @Test
    void tellsWhatToDoAboutPodsByWhatIsWorst() {
        assertThat(reason(census(List.of(), List.of(), List.of(), List.of()))).isEqualTo(ConditionReason.NO_PODS);
        assertThat(reason(census(List.of("a"), List.of(), List.of(), List.of("a"))))
                .isEqualTo(ConditionReason.PODS_NOT_INJECTED);
        assertThat(reason(census(List.of("a"), List.of(), List.of("a"), List.of())))
                .isEqualTo(ConditionReason.PODS_UNREACHABLE);
        assertThat(reason(census(List.of("a"), List.of("a"), List.of(), List.of())))
                .isEqualTo(ConditionReason.WAITING);
        assertThat(reason(new PodCensus(
                        List.of("a"), List.of("a"), List.of(), new TreeMap<>(), List.of(), List.of(), List.of())))
                .isEqualTo(ConditionReason.READY);
    }

    @Test
    void takesPodsNotAskedSinceTheStartForNoEvidence() {
        PodCensus unasked =
                new PodCensus(List.of("a"), List.of(), List.of(), new TreeMap<>(), List.of("a"), List.of(), List.of());
        ConditionFact ready = ConditionFact.holds(ConditionType.RUNTIME_READY, ConditionReason.READY, "All.");
        List<Condition> before = new Conditions(List.of(), 1, Samples.NOW).of(List.of(ready));

        assertThat(RuntimeCondition.of(unasked, "shop", before)).isEqualTo(ready);
        assertThat(RuntimeCondition.of(unasked, "shop", List.of()).reason()).isEqualTo(ConditionReason.WAITING);
    }

    private static PodCensus census(
            List<String> selected, List<String> behind, List<String> unreachable, List<String> older) {
        return new PodCensus(selected, List.of(), behind, new TreeMap<>(), List.of(), unreachable, older);
    }

    private static ConditionReason reason(PodCensus census) {
        return RuntimeCondition.of(census, "shop", List.of()).reason();
    }
}
