package dev.postern.operator.fleet;

import dev.postern.contract.StateReport;
import dev.postern.contract.StateReport.ApiState;
import dev.postern.contract.StateReport.ConsumerState;
import dev.postern.contract.StateReport.DocumentState;
import dev.postern.contract.StateReport.IdentityState;
import dev.postern.policy.ApiRef;
import dev.postern.policy.ConsumerRef;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A pod together with its last answer. */
public record FleetPod(InjectedPod pod, Answer answer) {

    private static final int LONGEST_PROBLEM = 300;

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

    public boolean hasSessionsOf(String callerId, ApiRef api) {
        return stateOf(api).map(ApiState::sessions).orElse(List.of()).stream()
                .anyMatch(sessions -> sessions.open() > 0 && sessions.callerId().equals(callerId));
    }

    /** Why it does not obey what it was given for this API, in its own words; empty when it says nothing. */
    public Optional<String> problemOf(ApiRef api) {
        return stateOf(api).flatMap(state -> problem(state.document(), state.identity()));
    }

    /** Why it does not obey what it was given for this consumer, in its own words; empty when it says nothing. */
    public Optional<String> problemOf(ConsumerRef consumer) {
        return stateOf(consumer).flatMap(state -> problem(state.document(), state.identity()));
    }

    private static Optional<String> problem(DocumentState document, IdentityState identity) {
        return Stream.of(document.problem(), identity.problem())
                .filter(problem -> !problem.isEmpty())
                .map(FleetPod::bounded)
                .findFirst();
    }

    /** It goes into a status, and comes from a pod. */
    private static String bounded(String problem) {
        String line = problem.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= LONGEST_PROBLEM ? line : line.substring(0, LONGEST_PROBLEM) + "…";
    }

    FleetPod answered(Answer newest) {
        return new FleetPod(pod, newest);
    }
}
