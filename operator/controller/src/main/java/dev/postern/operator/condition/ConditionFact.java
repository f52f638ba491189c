package dev.postern.operator.condition;

import dev.postern.api.ConditionReason;
import dev.postern.api.ConditionType;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.Arrays;
import java.util.Optional;

/**
 * One aspect of an object as a pass found it.
 *
 * @param message what is so and, when it is not as wanted, what to do next
 */
public record ConditionFact(ConditionType type, Verdict verdict, ConditionReason reason, String message) {

    /** The status of a condition. */
    public enum Verdict {
        TRUE("True"),
        FALSE("False");

        private final String text;

        Verdict(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    public static ConditionFact holds(ConditionType type, ConditionReason reason, String message) {
        return new ConditionFact(type, Verdict.TRUE, reason, message);
    }

    public static ConditionFact fails(ConditionType type, ConditionReason reason, String message) {
        return new ConditionFact(type, Verdict.FALSE, reason, message);
    }

    /** What a status said of it; empty when it was in doubt or in words this version does not know. */
    public static Optional<ConditionFact> of(ConditionType type, Condition condition) {
        Optional<Verdict> verdict = Arrays.stream(Verdict.values())
                .filter(value -> value.text().equals(condition.getStatus()))
                .findFirst();
        Optional<ConditionReason> reason = Arrays.stream(ConditionReason.values())
                .filter(value -> value.text().equals(condition.getReason()))
                .findFirst();
        return verdict.flatMap(
                said -> reason.map(known -> new ConditionFact(type, said, known, condition.getMessage())));
    }

    public boolean isTrue() {
        return verdict == Verdict.TRUE;
    }
}
