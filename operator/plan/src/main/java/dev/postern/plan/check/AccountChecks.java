package dev.postern.plan.check;

import dev.postern.api.ConditionReason;
import dev.postern.plan.Owner;
import dev.postern.plan.facts.AccountFacts;
import dev.postern.policy.Finding;
import java.util.List;
import java.util.Optional;

/** Whether an object may use the account it names. */
public final class AccountChecks {

    private static final String PATH = "spec.privateLink.account";

    private AccountChecks() {}

    public static List<Finding> findings(String name, Optional<AccountFacts> account, Owner owner) {
        if (account.isEmpty()) {
            return List.of(new Finding(
                    PATH,
                    ConditionReason.ACCOUNT_UNKNOWN.text(),
                    "No account is configured under the name " + name
                            + ": name one that is, or ask the platform team to add postern.accounts." + name + "."
                            + ImmutableFields.WAY_OUT));
        }
        if (!account.get().allowsNamespace(owner.namespace())) {
            return List.of(new Finding(
                    PATH,
                    ConditionReason.ACCOUNT_NOT_ALLOWED.text(),
                    "Account " + name + " is not for objects of namespace " + owner.namespace()
                            + ": name one that is, or ask the platform team to add the namespace to postern.accounts."
                            + name + ".namespaces." + ImmutableFields.WAY_OUT));
        }
        return List.of();
    }
}
