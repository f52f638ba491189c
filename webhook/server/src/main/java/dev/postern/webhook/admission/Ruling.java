package dev.postern.webhook.admission;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The answer to an admission request, before it takes the protocol's form. */
public sealed interface Ruling {

    record Allow(List<String> warnings) implements Ruling {

        public Allow {
            warnings = List.copyOf(warnings);
        }
    }

    /** @param patch JSON Patch of the difference between the object asked about and the one wanted */
    record Change(JsonNode patch, List<String> warnings) implements Ruling {

        public Change {
            warnings = List.copyOf(warnings);
        }
    }

    /** Against a rule: the object may be fine elsewhere, but not here. */
    record Forbid(String summary, List<Cause> causes) implements Ruling {

        public Forbid {
            causes = List.copyOf(causes);
        }
    }

    /** The object does not say anything that could be meant. */
    record Invalid(String summary, List<Cause> causes) implements Ruling {

        public Invalid {
            causes = List.copyOf(causes);
        }
    }

    /** The question could not be answered, so the answer is no. */
    record Unanswered(String why) implements Ruling {}

    /** Not now. */
    record Busy(String why) implements Ruling {}

    static Ruling allow() {
        return new Allow(List.of());
    }
}
