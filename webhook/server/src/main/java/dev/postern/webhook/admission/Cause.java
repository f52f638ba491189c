package dev.postern.webhook.admission;

/**
 * One reason for a refusal.
 *
 * @param field path in the object, as in {@code spec.rules[0].to}
 * @param code stable, for machines
 */
public record Cause(String field, String code, String message) {

    @Override
    public String toString() {
        return field + ": " + message;
    }
}
