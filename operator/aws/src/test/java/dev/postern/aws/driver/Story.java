package dev.postern.aws.driver;

import dev.postern.api.ApiPrivateLink;
import dev.postern.api.ConsumerPrivateLink;
import dev.postern.api.Subnets;
import dev.postern.aws.facts.NetworkGathering;
import dev.postern.plan.Owner;
import dev.postern.plan.Plan;
import dev.postern.plan.Planning;
import dev.postern.plan.apiconsumer.ApiConsumerPlanning;
import dev.postern.plan.facts.AccountFacts;
import dev.postern.plan.facts.ApiConsumerFacts;
import dev.postern.plan.facts.ApiOffer;
import dev.postern.plan.facts.GrantFacts;
import dev.postern.plan.facts.InternalApiFacts;
import dev.postern.plan.facts.ZonePermission;
import dev.postern.plan.internalapi.InternalApiPlanning;
import dev.postern.policy.ConsumerRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The plans of an API and its consumer, made from what the simulator says about their networks. */
final class Story {

    static final Owner API = new Owner("cluster-1", "uid-orders", "InternalApi", "shop", "orders");
    static final Owner BILLING = new Owner("cluster-1", "uid-billing", "ApiConsumer", "billing", "billing");

    private final SimulatedWorld world;

    Story(SimulatedWorld world) {
        this.world = world;
    }

    Plan api(Set<String> targets, GrantFacts... grants) {
        var spec = new ApiPrivateLink(
                "shop-prod",
                new ApiPrivateLink.Network(
                        SimulatedWorld.PROVIDER_VPC,
                        new Subnets(List.of("subnet-0000000a", "subnet-0000000b")),
                        true,
                        List.of("sg-0000000a")),
                null);
        var network = new NetworkGathering(world.providerSession())
                .network(spec.network().subnets().ids(), spec.network().targetSecurityGroups());
        return planned(InternalApiPlanning.plan(
                spec,
                new InternalApiFacts(
                        API, Optional.of(provider()), network, List.of(grants), Optional.of(new TreeSet<>(targets)))));
    }

    GrantFacts grant(Optional<String> endpointId, GrantFacts.State state) {
        return new GrantFacts(
                new ConsumerRef("billing", "billing"),
                "uid-billing",
                "billing-prod",
                Optional.of(consumer()),
                endpointId,
                state);
    }

    Plan consumer(String serviceName) {
        var spec = new ConsumerPrivateLink(
                "billing-prod",
                new ConsumerPrivateLink.Network(
                        SimulatedWorld.CONSUMER_VPC, new Subnets(List.of("subnet-0000000d")), List.of("sg-0000000c")),
                new ConsumerPrivateLink.Dns("internal.example", "orders"));
        var gathering = new NetworkGathering(world.consumerSession());
        return planned(ApiConsumerPlanning.plan(
                spec,
                new ApiConsumerFacts(
                        BILLING,
                        Optional.of(consumer()),
                        gathering.network(
                                spec.network().subnets().ids(), spec.network().clientSecurityGroups()),
                        gathering.zones("internal.example"),
                        new ApiOffer(serviceName, SimulatedWorld.REGION, 443, Set.of("euc1-az2", "euc1-az3")),
                        Optional.empty())));
    }

    private AccountFacts provider() {
        return account("shop-prod", SimulatedWorld.PROVIDER, world.providerRoleArn());
    }

    private AccountFacts consumer() {
        return account("billing-prod", SimulatedWorld.CONSUMER, world.consumerRoleArn());
    }

    private static AccountFacts account(String name, String id, String role) {
        var permissions = new AccountFacts.Permissions(
                Set.of("*"), Map.of(), Map.of(), List.of(new ZonePermission("internal.example", List.of("*"))));
        return new AccountFacts(name, id, SimulatedWorld.REGION, role, Set.of("*"), permissions);
    }

    private static Plan planned(Planning planning) {
        return switch (planning) {
            case Planning.Planned(Plan plan, var remarks) -> plan;
            case Planning.Refused(var findings) -> throw new AssertionError(findings);
        };
    }
}
