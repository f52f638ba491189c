package dev.postern.aws.apply;

import java.util.List;

/** What separates a resource from what is wanted. */
public sealed interface Difference {

    /** Nothing, or what these changes mend. */
    record Changes(List<Change> changes) implements Difference {
        public Changes {
            changes = List.copyOf(changes);
        }
    }

    /** Something that cannot be changed: the resource must be made anew. */
    record Replace(String why) implements Difference {}

    static Difference of(List<Change> changes) {
        return new Changes(changes);
    }
}
