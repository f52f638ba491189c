package dev.postern.operator.apiconsumer;

import dev.postern.api.ApiConsumerStatus.Path;
import dev.postern.api.AwsStatus;
import dev.postern.api.ConditionReason;
import dev.postern.api.ConsumerPrivateLink;
import dev.postern.api.Grant;
import dev.postern.api.InternalApi;
import dev.postern.aws.apply.Mode;
import dev.postern.aws.problem.Problem;
import dev.postern.operator.cloud.PathPlan;
import dev.postern.operator.cloud.Reading;
import dev.postern.operator.cloud.Teardown;
import dev.postern.operator.configuration.Accounts;
import dev.postern.operator.configuration.ConfiguredAccount;
import dev.postern.plan.Planning;
import dev.postern.plan.check.AccountChecks;
import dev.postern.plan.facts.ApiConsumerFacts;
import dev.postern.plan.facts.ApiOffer;
import dev.postern.plan.facts.NetworkFacts;
import dev.postern.plan.facts.ZoneFacts;
import dev.postern.policy.Finding;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Plans the path half of an ApiConsumer: nothing without consent, and back to nothing once consent is gone. */
final class ConsumerPathPlanning {

    /** After these nothing is left to connect to. */
    private static final Set<ConditionReason> ENDS = Set.of(ConditionReason.API_CLOSING, ConditionReason.API_NOT_FOUND);

    private final Accounts accounts;

    ConsumerPathPlanning(Accounts accounts) {
        this.accounts = accounts;
    }

    PathPlan plan(ConsumerFacts facts, Standing standing) {
        return facts.pathFacts().map(path -> plan(facts, path, standing)).orElseGet(PathPlan.Leave::new);
    }

    private PathPlan plan(ConsumerFacts facts, ConsumerPathFacts path, Standing standing) {
        Optional<ConsumerPrivateLink> spec = facts.consumer().getSpec().optionalPrivateLink();
        return switch (standing) {
            case Standing.Granted(InternalApi api, Grant grant)
            when spec.isPresent() -> granted(facts, path, spec.get(), new Offered(api, grant));
            case Standing.NotGranted(ConditionReason reason, String ignored)
            when !ENDS.contains(reason) -> new PathPlan.Leave();
            case Standing.Granted ignored -> teardown(facts, path);
            case Standing.NotGranted ignored -> teardown(facts, path);
            case Standing.NoConsent ignored -> teardown(facts, path);
        };
    }

    private PathPlan teardown(ConsumerFacts facts, ConsumerPathFacts path) {
        return Teardown.plan(path.owner(), aws(facts), accounts);
    }

    private PathPlan granted(ConsumerFacts facts, ConsumerPathFacts path, ConsumerPrivateLink spec, Offered offered) {
        Optional<ConfiguredAccount> account = accounts.find(spec.account());
        List<Finding> findings =
                AccountChecks.findings(spec.account(), account.map(ConfiguredAccount::facts), path.owner());
        if (!findings.isEmpty()) {
            return new PathPlan.Refused(findings);
        }
        Optional<Finding> moved = aws(facts).flatMap(recorded -> Teardown.moved(recorded, account.orElseThrow()));
        if (moved.isPresent()) {
            return new PathPlan.Refused(List.of(moved.get()));
        }
        Optional<ApiOffer> offer =
                offered.offer().filter(ignored -> offered.isOpen() || aws(facts).isPresent());
        return offer.isEmpty()
                ? new PathPlan.Wait("InternalApi " + facts.apiRef()
                        + " has yet to let account " + spec.account()
                        + " connect. See its conditions EndpointServiceReady and Ready.")
                : known(path, spec, account.orElseThrow(), offer.get());
    }

    private static PathPlan known(
            ConsumerPathFacts path, ConsumerPrivateLink spec, ConfiguredAccount account, ApiOffer offer) {
        Reading<PathPlan> plan = path.network()
                .then(network -> path.zones()
                        .then(zones -> new Reading.Known<>(
                                planned(spec, account, facts(path, account, network, zones, offer)))));
        return switch (plan) {
            case Reading.Known<PathPlan>(PathPlan known) -> known;
            case Reading.Failed<PathPlan>(Problem problem) -> new PathPlan.NotKnown(problem);
            case Reading.NotAsked<PathPlan>() -> new PathPlan.Leave();
        };
    }

    private static ApiConsumerFacts facts(
            ConsumerPathFacts path,
            ConfiguredAccount account,
            NetworkFacts network,
            List<ZoneFacts> zones,
            ApiOffer offer) {
        return new ApiConsumerFacts(
                path.owner(), Optional.of(account.facts()), network, zones, offer, path.nameClaimedBy());
    }

    private static PathPlan planned(ConsumerPrivateLink spec, ConfiguredAccount account, ApiConsumerFacts facts) {
        return switch (dev.postern.plan.apiconsumer.ApiConsumerPlanning.plan(spec, facts)) {
            case Planning.Planned(var plan, var remarks) -> new PathPlan.Apply(account, plan, Mode.EVERYTHING, remarks);
            case Planning.Refused(var findings) -> new PathPlan.Refused(findings);
        };
    }

    /** What stands in AWS; empty when nothing does. */
    static Optional<AwsStatus> aws(ConsumerFacts facts) {
        return facts.path()
                .flatMap(Path::optionalAws)
                .filter(aws -> !aws.resources().isEmpty());
    }
}
