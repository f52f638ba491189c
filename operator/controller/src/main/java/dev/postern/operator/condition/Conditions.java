package dev.postern.operator.condition;

import dev.postern.api.ConditionReason;
import dev.postern.api.ConditionType;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The conditions of a status: the facts of this pass, Ready derived from them, times carried over from before. */
public final class Conditions {

    /** The schema's bound, less what may be added. */
    private static final int MAX_MESSAGE = 32_000;

    private final List<Condition> previous;
    private final long generation;
    private final String now;

    /** @param generation of the spec the facts are about */
    public Conditions(List<Condition> previous, long generation, Instant now) {
        this.previous = List.copyOf(previous);
        this.generation = generation;
        this.now = now.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** In the order of the facts, Ready last: true when all are, else with the first obstacle's reason and message. */
    public List<Condition> of(List<ConditionFact> facts) {
        var all = new ArrayList<>(facts);
        all.add(ready(facts));
        return all.stream().map(this::condition).toList();
    }

    private static ConditionFact ready(List<ConditionFact> facts) {
        return facts.stream()
                .filter(fact -> !fact.isTrue())
                .findFirst()
                .map(obstacle -> ConditionFact.fails(
                        ConditionType.READY, obstacle.reason(), obstacle.type().text() + ": " + obstacle.message()))
                .orElseGet(() ->
                        ConditionFact.holds(ConditionType.READY, ConditionReason.READY, "Nothing is left to do."));
    }

    private Condition condition(ConditionFact fact) {
        return new ConditionBuilder()
                .withType(fact.type().text())
                .withStatus(fact.verdict().text())
                .withReason(fact.reason().text())
                .withMessage(clipped(fact.message()))
                .withObservedGeneration(generation)
                .withLastTransitionTime(since(fact))
                .build();
    }

    /** One message that is too long would have the whole status refused. */
    private static String clipped(String message) {
        return message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE) + "...";
    }

    private String since(ConditionFact fact) {
        return find(previous, fact.type())
                .filter(before -> fact.verdict().text().equals(before.getStatus()))
                .map(Condition::getLastTransitionTime)
                .orElse(now);
    }

    public static Optional<Condition> find(List<Condition> conditions, ConditionType type) {
        return conditions.stream()
                .filter(condition -> type.text().equals(condition.getType()))
                .findFirst();
    }
}
