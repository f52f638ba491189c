package dev.postern.policy.draft;

import dev.postern.policy.Effect;
import java.util.Optional;

/** The two effects as they are written. */
final class Effects {

    private Effects() {}

    static Optional<Effect> parse(FindingCollector findings, String path, String text) {
        return switch (text) {
            case "Allow" -> Optional.of(Effect.ALLOW);
            case "Deny" -> Optional.of(Effect.DENY);
            default ->
                findings.add(path, "UnknownEffect", "must be Allow or Deny, not " + FindingCollector.quoted(text));
        };
    }

    static String written(Effect effect) {
        return switch (effect) {
            case ALLOW -> "Allow";
            case DENY -> "Deny";
        };
    }
}
