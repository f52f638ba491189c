package dev.postern.aws.apply;

import dev.postern.plan.resource.ResourceId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a pass did and saw.
 *
 * @param outcomes of every wanted resource and every leftover
 * @param changes writes made, in words and in order
 */
public record Report(
        NavigableMap<ResourceId, Outcome> outcomes, Map<ResourceId, Observed> observed, List<String> changes) {

    public Report {
        outcomes = new TreeMap<>(outcomes);
        observed = Map.copyOf(observed);
        changes = List.copyOf(changes);
    }

    /** Whether everything is as wanted; with an empty plan, whether everything is gone. */
    public boolean done() {
        return outcomes.values().stream().allMatch(Outcome.Done.class::isInstance);
    }

    /** The resource as it was last seen in this pass. */
    public <O extends Observed> Optional<O> observed(ResourceId id, Class<O> type) {
        return Optional.ofNullable(observed.get(id)).filter(type::isInstance).map(type::cast);
    }

    /** When the next pass can get further by itself. */
    public Optional<Duration> nextCheck() {
        return outcomes.values().stream().flatMap(Report::delay).min(Duration::compareTo);
    }

    private static Stream<Duration> delay(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done d -> Stream.empty();
            case Outcome.Blocked b -> Stream.empty();
            case Outcome.InProgress(String why, Duration checkAfter) -> Stream.of(checkAfter);
            case Outcome.Failed(var problem) -> Stream.of(problem.retryAfter());
        };
    }
}
