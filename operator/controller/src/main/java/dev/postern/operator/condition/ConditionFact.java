package dev.postern.operator.condition;

import dev.postern.api.ConditionReason;
import dev.postern.api.ConditionType;

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

    public boolean isTrue() {
        return verdict == Verdict.TRUE;
    }
}
