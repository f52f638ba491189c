package dev.postern.operator.cloud;

import dev.postern.api.AwsStatus;
import dev.postern.aws.apply.Report;
import dev.postern.policy.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What became of a path plan.
 *
 * @param report empty when nothing was applied
 * @param aws what is recorded now; empty when nothing stands
 */
public record PathOutcome(PathPlan plan, Optional<Report> report, Optional<AwsStatus> aws) {

    public static PathOutcome notApplied(PathPlan plan, Optional<AwsStatus> aws) {
        return new PathOutcome(plan, Optional.empty(), aws);
    }

    /** What the plan could not take in. */
    public List<Finding> remarks() {
        return plan instanceof PathPlan.Apply apply ? apply.remarks() : List.of();
    }

    /** Writes made, in words. */
    public List<String> changes() {
        return report.map(Report::changes).orElse(List.of());
    }

    /** When AWS, or what stands in the way, is worth another look. */
    public Optional<Duration> nextCheck() {
        return plan instanceof PathPlan.NotKnown(var problem)
                ? Optional.of(problem.retryAfter())
                : report.flatMap(Report::nextCheck);
    }

    /** Whether nothing of the object stands in AWS. */
    public boolean isEmpty() {
        return aws.filter(status -> !status.resources().isEmpty()).isEmpty();
    }
}
