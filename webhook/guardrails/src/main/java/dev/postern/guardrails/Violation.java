package dev.postern.guardrails;

/**
 * One rule an object breaks.
 *
 * @param path field that would have to change, as in {@code spec.type}
 * @param why what makes the object public, for people
 */
public record Violation(Rule rule, String path, String why) {

    /** Rule id, reason and way out in one text: often all that a person gets to see. */
    public String message() {
        return rule.id() + ": " + why + ". " + rule.remedy();
    }
}
