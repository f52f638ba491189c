package dev.postern.operator.internalapi;

import dev.postern.api.ApiPrivateLink;
import dev.postern.api.AwsStatus;
import dev.postern.api.Grant;
import dev.postern.api.InternalApiStatus;
import dev.postern.aws.apply.Mode;
import dev.postern.aws.problem.Problem;
import dev.postern.operator.cloud.PathPlan;
import dev.postern.operator.cloud.Reading;
import dev.postern.operator.cloud.Teardown;
import dev.postern.operator.configuration.Accounts;
import dev.postern.operator.configuration.ConfiguredAccount;
import dev.postern.plan.Planning;
import dev.postern.plan.check.AccountChecks;
import dev.postern.plan.facts.AccountFacts;
import dev.postern.plan.facts.GrantFacts;
import dev.postern.plan.facts.NetworkFacts;
import dev.postern.policy.Finding;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;

/** Plans the path half of an InternalApi: what configuration and network allow, and who may connect. */
final class ApiPathPlanning {

    private final Accounts accounts;

    ApiPathPlanning(Accounts accounts) {
        this.accounts = accounts;
    }

    PathPlan plan(InternalApiFacts facts, List<Grant> grants, Mode mode) {
        return facts.path()
                .flatMap(path -> facts.api()
                        .getSpec()
                        .optionalPrivateLink()
                        .map(spec -> plan(new Asked(facts, path, spec), grants, mode)))
                .orElseGet(PathPlan.Leave::new);
    }

    /** Everything goes, by what is recorded. */
    PathPlan teardown(InternalApiFacts facts) {
        return facts.path()
                .map(path -> Teardown.plan(path.owner(), aws(facts), accounts))
                .orElseGet(PathPlan.Leave::new);
    }

    /** Everything stays, and nobody may connect any more. */
    PathPlan closed(InternalApiFacts facts) {
        List<Grant> ended = facts.recordedGrants().stream()
                .map(grant -> GrantPlanning.isRecordOnly(grant) ? grant : grant.in(Grant.State.ENDING))
                .toList();
        return plan(facts, ended, Mode.WITHDRAWALS_ONLY) instanceof PathPlan.Apply apply ? apply : new PathPlan.Leave();
    }

    static Optional<AwsStatus> aws(InternalApiFacts facts) {
        return facts.status().flatMap(InternalApiStatus::optionalAws);
    }

    private record Asked(InternalApiFacts facts, ApiPathFacts path, ApiPrivateLink spec) {}

    private PathPlan plan(Asked asked, List<Grant> grants, Mode mode) {
        ApiPathFacts path = asked.path();
        ApiPrivateLink spec = asked.spec();
        Optional<ConfiguredAccount> account = accounts.find(spec.account());
        List<Finding> findings =
                AccountChecks.findings(spec.account(), account.map(ConfiguredAccount::facts), path.owner());
        if (!findings.isEmpty()) {
            return new PathPlan.Refused(findings);
        }
        Optional<Finding> moved =
                aws(asked.facts()).flatMap(recorded -> Teardown.moved(recorded, account.orElseThrow()));
        return moved.<PathPlan>map(finding -> new PathPlan.Refused(List.of(finding)))
                .orElseGet(() -> switch (path.network()) {
                    case Reading.Known<NetworkFacts>(NetworkFacts network) ->
                        planned(account.orElseThrow(), spec, planFacts(path, account, network, grants), mode);
                    case Reading.Failed<NetworkFacts>(Problem problem) -> new PathPlan.NotKnown(problem);
                    case Reading.NotAsked<NetworkFacts>() -> new PathPlan.Leave();
                });
    }

    private static PathPlan planned(
            ConfiguredAccount account, ApiPrivateLink spec, dev.postern.plan.facts.InternalApiFacts facts, Mode mode) {
        return switch (dev.postern.plan.internalapi.InternalApiPlanning.plan(spec, facts)) {
            case Planning.Planned(var plan, var remarks) -> new PathPlan.Apply(account, plan, mode, remarks);
            case Planning.Refused(var findings) -> new PathPlan.Refused(findings);
        };
    }

    private dev.postern.plan.facts.InternalApiFacts planFacts(
            ApiPathFacts path, Optional<ConfiguredAccount> account, NetworkFacts network, List<Grant> grants) {
        Optional<NavigableSet<String>> targets = path.targets();
        return new dev.postern.plan.facts.InternalApiFacts(
                path.owner(),
                account.map(ConfiguredAccount::facts),
                network,
                grants.stream()
                        .filter(grant -> GrantPlanning.isOverPrivateLink(grant) && !GrantPlanning.isRecordOnly(grant))
                        .map(this::grant)
                        .toList(),
                targets);
    }

    private GrantFacts grant(Grant grant) {
        Optional<AccountFacts> account = accounts.find(grant.account()).map(ConfiguredAccount::facts);
        return new GrantFacts(
                GrantPlanning.consumerOf(grant),
                grant.uid(),
                grant.account(),
                account,
                Optional.of(grant.endpointId()).filter(id -> !id.isEmpty()),
                GrantPlanning.isLive(grant) ? GrantFacts.State.LIVE : GrantFacts.State.ENDED);
    }
}
