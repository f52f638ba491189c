package dev.postern.plan;

import dev.postern.policy.Finding;
import java.util.List;

/** What came of planning: a plan, or everything that stands in its way. */
public sealed interface Planning {

    /**
     * A plan to apply.
     *
     * @param remarks what could not be taken into the plan and does not stand in its way, such as a grant whose account
     *     configuration does not name
     */
    record Planned(Plan plan, List<Finding> remarks) implements Planning {
        public Planned {
            remarks = List.copyOf(remarks);
        }
    }

    /** Nothing may be applied; all that is wrong, at once. */
    record Refused(List<Finding> findings) implements Planning {
        public Refused {
            findings = List.copyOf(findings);
        }
    }
}
