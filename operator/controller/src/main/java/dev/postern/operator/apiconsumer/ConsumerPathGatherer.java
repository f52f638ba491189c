package dev.postern.operator.apiconsumer;

import dev.postern.api.ApiConsumer;
import dev.postern.api.ConsumerPrivateLink;
import dev.postern.operator.cloud.Cloud;
import dev.postern.operator.cloud.Networks;
import dev.postern.operator.cloud.Reading;
import dev.postern.operator.configuration.Accounts;
import dev.postern.operator.configuration.ConfiguredAccount;
import dev.postern.plan.Owner;
import dev.postern.plan.facts.NetworkFacts;
import dev.postern.plan.facts.ZoneFacts;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** What a pass over the path half of an ApiConsumer goes by. Without consent nothing is even asked in its account. */
@Singleton
final class ConsumerPathGatherer {

    private final Cloud cloud;
    private final Networks networks;
    private final Accounts accounts;

    @Inject
    ConsumerPathGatherer(Cloud cloud, Networks networks, Accounts accounts) {
        this.cloud = cloud;
        this.networks = networks;
        this.accounts = accounts;
    }

    /** Empty when the consumer asks for no path and nothing of one stands. */
    Optional<ConsumerPathFacts> gather(ConsumerFacts facts, Context<ApiConsumer> context) {
        Optional<ConsumerPrivateLink> spec = facts.consumer().getSpec().optionalPrivateLink();
        if (spec.isEmpty() && ConsumerPathPlanning.aws(facts).isEmpty()) {
            return Optional.empty();
        }
        Owner owner = cloud.owner(facts.consumer());
        boolean asks = spec.isPresent() && StandingPlanning.standing(facts) instanceof Standing.Granted;
        Optional<ConfiguredAccount> account = spec.filter(ignored -> asks)
                .flatMap(asked -> accounts.find(asked.account()))
                .filter(known -> known.facts().allowsNamespace(owner.namespace()));
        return Optional.of(new ConsumerPathFacts(
                owner,
                account.map(known -> network(owner, known, spec.orElseThrow())).orElseGet(Reading.NotAsked::new),
                account.map(known -> zones(owner, known, spec.orElseThrow())).orElseGet(Reading.NotAsked::new),
                RecordClaims.firstBefore(facts.consumer(), context, accounts)));
    }

    private Reading<NetworkFacts> network(Owner owner, ConfiguredAccount account, ConsumerPrivateLink spec) {
        return networks.read(
                owner, account, spec.network().subnets().ids(), spec.network().clientSecurityGroups());
    }

    private Reading<List<ZoneFacts>> zones(Owner owner, ConfiguredAccount account, ConsumerPrivateLink spec) {
        return networks.zones(owner, account, spec.dns().zone());
    }
}
