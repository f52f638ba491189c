package dev.postern.plan.internalapi;

import dev.postern.api.ConditionReason;
import dev.postern.plan.facts.AccountFacts;
import dev.postern.plan.facts.GrantFacts;
import dev.postern.plan.resource.Connections;
import dev.postern.plan.resource.Principals;
import dev.postern.plan.resource.Principals.Completeness;
import dev.postern.policy.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** From grants: who may create an endpoint, which connections are accepted, which rejected. */
final class GrantPlanning {

    /** A role without a path: AWS takes no other principal, and a wildcard would make the service public. */
    private static final Pattern ROLE = Pattern.compile("arn:[a-z-]+:iam::([0-9]{12}):role/[A-Za-z0-9+=,.@_-]+");

    private final NavigableSet<String> roles = new TreeSet<>();
    private final NavigableMap<String, String> accepted = new TreeMap<>();
    private final NavigableSet<String> rejected = new TreeSet<>();
    private final List<Finding> remarks = new ArrayList<>();

    private GrantPlanning() {}

    static GrantPlanning of(List<GrantFacts> grants) {
        var planning = new GrantPlanning();
        grants.stream()
                .sorted(Comparator.comparing(grant -> grant.consumer().toString()))
                .forEach(planning::add);
        planning.rejected.removeAll(planning.accepted.keySet());
        return planning;
    }

    Principals principals() {
        return new Principals(roles, remarks.isEmpty() ? Completeness.COMPLETE : Completeness.PARTIAL);
    }

    Connections connections() {
        return new Connections(accepted, rejected);
    }

    List<Finding> remarks() {
        return remarks;
    }

    private void add(GrantFacts grant) {
        switch (grant.state()) {
            case ENDED -> grant.endpointId().ifPresent(rejected::add);
            case LIVE -> grant.account().ifPresentOrElse(account -> live(grant, account), () -> unknownAccount(grant));
        }
    }

    private void live(GrantFacts grant, AccountFacts account) {
        if (!isRoleOf(account)) {
            remark(
                    grant,
                    "the role of account " + account.name() + ", " + account.roleArn()
                            + ", cannot be a principal: postern.accounts." + account.name()
                            + ".role-arn must be one role of account " + account.id() + " without a path");
            return;
        }
        roles.add(account.roleArn());
        grant.endpointId().ifPresent(endpoint -> accepted.put(endpoint, account.id()));
    }

    private static boolean isRoleOf(AccountFacts account) {
        var matcher = ROLE.matcher(account.roleArn());
        return matcher.matches() && matcher.group(1).equals(account.id());
    }

    private void unknownAccount(GrantFacts grant) {
        remark(
                grant,
                "configuration has no account " + grant.accountName() + " any more: put postern.accounts."
                        + grant.accountName() + " back, or take the consumer out of the AccessPolicy");
    }

    private void remark(GrantFacts grant, String what) {
        remarks.add(new Finding(
                "status.grants[" + grant.consumer() + "]",
                ConditionReason.ACCOUNT_UNKNOWN.text(),
                "Consumer " + grant.consumer() + " is granted access and " + what
                        + ". Until then it cannot connect anew, and no account loses its permission."));
    }
}
