package dev.postern.operator.internalapi;

import dev.postern.api.Deletion;
import dev.postern.api.InternalApiStatus;
import dev.postern.api.InternalApiStatus.Service;
import dev.postern.api.InternalApiStatus.State;
import dev.postern.contract.StateReport.ApiState;
import dev.postern.contract.StateReport.CallerSessions;
import dev.postern.operator.condition.PodNames;
import dev.postern.operator.fleet.Answer;
import dev.postern.operator.fleet.FleetPod;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Who is connected to an API that is to go. A pod that cannot be asked may have anybody connected. */
public final class Connections {

    private static final String WAY_OUT = " Set spec.deletion.connections to Reject to end connections instead.";

    private Connections() {}

    /** What the deletion waits for under Block; empty when it may go on. */
    public static Optional<String> waitsFor(InternalApiFacts facts) {
        return blocks(facts) && !isClosing(facts) ? connected(facts).or(() -> unknown(facts)) : Optional.empty();
    }

    /** Once consumers have been told, there is no way back. */
    private static boolean isClosing(InternalApiFacts facts) {
        return facts.status()
                .flatMap(InternalApiStatus::optionalService)
                .flatMap(Service::optionalState)
                .filter(state -> state == State.CLOSING)
                .isPresent();
    }

    /** Connections are ended only where it is said in so many words. */
    private static boolean blocks(InternalApiFacts facts) {
        return facts.api()
                .getSpec()
                .optionalDeletion()
                .flatMap(Deletion::optionalConnections)
                .filter(connections -> connections == Deletion.Connections.REJECT)
                .isEmpty();
    }

    private static Optional<String> connected(InternalApiFacts facts) {
        var callers = new TreeSet<String>();
        for (FleetPod pod : facts.pods()) {
            pod.stateOf(facts.ref()).map(ApiState::sessions).orElse(List.of()).stream()
                    .filter(sessions -> sessions.open() > 0)
                    .map(CallerSessions::callerId)
                    .forEach(callers::add);
        }
        return callers.isEmpty()
                ? Optional.empty()
                : Optional.of("It waits until nobody is connected; connected are " + PodNames.of(List.copyOf(callers))
                        + "." + WAY_OUT);
    }

    private static Optional<String> unknown(InternalApiFacts facts) {
        List<String> unasked = facts.pods().stream()
                .filter(pod -> pod.pod().isReady() && !(pod.answer() instanceof Answer.Reported))
                .map(pod -> pod.pod().key().name())
                .toList();
        return unasked.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "It waits until pods " + PodNames.of(unasked) + " can be asked who is connected." + WAY_OUT);
    }
}
