package dev.postern.operator.fleet;

import dev.postern.contract.StateReport;
import dev.postern.contract.StateReport.ApiState;
import dev.postern.contract.StateReport.ConsumerState;
import dev.postern.policy.ApiRef;
import dev.postern.policy.ConsumerRef;
import java.util.Optional;

/** A pod together with its last answer. */
public record FleetPod(InjectedPod pod, Answer answer) {

    public Optional<StateReport> report() {
        return answer instanceof Answer.Reported reported ? Optional.of(reported.report()) : Optional.empty();
    }

    /** What it says of this API; a pod speaks only for the API it is bound to. */
    public Optional<ApiState> stateOf(ApiRef api) {
        return report().flatMap(StateReport::api)
                .filter(state -> state.namespace().equals(api.namespace())
                        && state.name().equals(api.name()));
    }

    public Optional<ConsumerState> stateOf(ConsumerRef consumer) {
        return report().stream()
                .flatMap(report -> report.consumers().stream())
                .filter(state -> state.namespace().equals(consumer.namespace())
                        && state.name().equals(consumer.name()))
                .findFirst();
    }

    FleetPod answered(Answer newest) {
        return new FleetPod(pod, newest);
    }
}
