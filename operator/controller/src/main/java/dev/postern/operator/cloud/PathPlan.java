package dev.postern.operator.cloud;

import dev.postern.aws.apply.Mode;
import dev.postern.aws.problem.Problem;
import dev.postern.operator.configuration.ConfiguredAccount;
import dev.postern.plan.Plan;
import dev.postern.policy.Finding;
import java.util.List;

/** What is to become of the path half of an object. */
public sealed interface PathPlan {

    /** No path is asked for and none stands, or what stands is left alone. */
    record Leave() implements PathPlan {}

    /** Something outside AWS must come first. */
    record Wait(String why) implements PathPlan {}

    /** What planning needs could not be read. */
    record NotKnown(Problem problem) implements PathPlan {}

    /** Nothing may be applied. */
    record Refused(List<Finding> findings) implements PathPlan {
        public Refused {
            findings = List.copyOf(findings);
        }
    }

    /** @param remarks what could not be taken into the plan and does not stand in its way */
    record Apply(ConfiguredAccount account, Plan plan, Mode mode, List<Finding> remarks) implements PathPlan {
        public Apply {
            remarks = List.copyOf(remarks);
        }

        public boolean isWithdrawal() {
            return plan.resources().isEmpty();
        }
    }
}
