package dev.postern.operator.cloud;

import dev.postern.api.AwsStatus;
import dev.postern.api.ConditionReason;
import dev.postern.aws.apply.Mode;
import dev.postern.operator.configuration.Accounts;
import dev.postern.operator.configuration.ConfiguredAccount;
import dev.postern.plan.Owner;
import dev.postern.plan.Plan;
import dev.postern.policy.Finding;
import java.util.List;
import java.util.Optional;

/** Plans the end of everything an object has in AWS, from what is recorded and configuration alone. */
public final class Teardown {

    private Teardown() {}

    public static PathPlan plan(Owner owner, Optional<AwsStatus> recorded, Accounts accounts) {
        return recorded.filter(status -> !status.resources().isEmpty())
                .map(status -> plan(owner, status, accounts))
                .orElseGet(PathPlan.Leave::new);
    }

    /** What stands in the way when resources are recorded in another place than configuration has now. */
    public static Optional<Finding> moved(AwsStatus recorded, ConfiguredAccount account) {
        boolean same = recorded.resources().isEmpty()
                || (recorded.accountId().equals(account.account().id())
                        && recorded.region().equals(account.account().region()));
        return same
                ? Optional.empty()
                : Optional.of(new Finding(
                        "status.aws",
                        ConditionReason.ACCOUNT_UNREACHABLE.text(),
                        "Its resources stand in account " + recorded.accountId() + ", " + recorded.region()
                                + ", and postern.accounts." + recorded.account() + " is now "
                                + account.account().id() + ", "
                                + account.account().region()
                                + ": put the former back, or nothing of it can be reached."));
    }

    private static PathPlan plan(Owner owner, AwsStatus recorded, Accounts accounts) {
        Optional<ConfiguredAccount> account = accounts.find(recorded.account());
        Optional<Finding> obstacle =
                account.isEmpty() ? Optional.of(unknown(recorded)) : account.flatMap(known -> moved(recorded, known));
        return obstacle.<PathPlan>map(finding -> new PathPlan.Refused(List.of(finding)))
                .orElseGet(() -> new PathPlan.Apply(
                        account.orElseThrow(),
                        Plan.empty(owner, ResourceRecords.place(recorded)),
                        Mode.EVERYTHING,
                        List.of()));
    }

    private static Finding unknown(AwsStatus recorded) {
        return new Finding(
                "status.aws",
                ConditionReason.ACCOUNT_UNKNOWN.text(),
                "Its resources stand in account " + recorded.account() + " (" + recorded.accountId()
                        + "), which configuration does not have any more: put postern.accounts."
                        + recorded.account() + " back.");
    }
}
