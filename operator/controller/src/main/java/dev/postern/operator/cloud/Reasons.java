package dev.postern.operator.cloud;

import dev.postern.api.ConditionReason;
import dev.postern.aws.problem.Problem;
import dev.postern.policy.Finding;
import java.util.Arrays;

/** The reasons of conditions for what planning found and for what AWS answered. */
public final class Reasons {

    private Reasons() {}

    /** Findings of planning have reasons for codes. */
    public static ConditionReason of(Finding finding) {
        return Arrays.stream(ConditionReason.values())
                .filter(reason -> reason.text().equals(finding.code()))
                .findFirst()
                .orElse(ConditionReason.INVALID);
    }

    public static ConditionReason of(Problem problem) {
        return switch (problem) {
            case Problem.Throttled p -> ConditionReason.THROTTLED;
            case Problem.Denied p -> ConditionReason.ACCESS_DENIED;
            case Problem.Unreachable p -> ConditionReason.ACCOUNT_UNREACHABLE;
            case Problem.QuotaExceeded p -> ConditionReason.QUOTA_EXCEEDED;
            case Problem.Foreign p -> ConditionReason.FOREIGN_OBJECT;
            case Problem.NotFound p -> ConditionReason.AWS_REFUSED;
            case Problem.Invalid p -> ConditionReason.AWS_REFUSED;
            case Problem.InUse p -> ConditionReason.PROVISIONING;
            case Problem.AlreadyThere p -> ConditionReason.PROVISIONING;
            case Problem.Transient p -> ConditionReason.PROVISIONING;
        };
    }
}
