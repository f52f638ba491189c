package dev.postern.aws.apply;

import dev.postern.aws.problem.Problem;
import dev.postern.plan.resource.ResourceId;
import java.time.Duration;
import java.util.List;

/** How far one resource came in a pass. */
public sealed interface Outcome {

    /** As wanted: there and usable, or gone. */
    record Done() implements Outcome {}

    /** On its way. */
    record InProgress(String why, Duration checkAfter) implements Outcome {}

    /** Waits for other resources of the same object. */
    record Blocked(List<ResourceId> by) implements Outcome {
        public Blocked {
            by = List.copyOf(by);
        }
    }

    /** AWS did not do it. */
    record Failed(Problem problem) implements Outcome {}
}
