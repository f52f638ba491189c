package dev.postern.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.api.ApiPrivateLink;
import dev.postern.api.Subnets;
import dev.postern.plan.facts.AccountFacts;
import dev.postern.plan.facts.GrantFacts;
import dev.postern.plan.facts.InternalApiFacts;
import dev.postern.plan.facts.NetworkFacts;
import dev.postern.plan.internalapi.InternalApiPlanning;
import dev.postern.plan.print.PlanYaml;
import dev.postern.plan.resource.DesiredResource;
import dev.postern.plan.resource.ResourceId;
import dev.postern.policy.ConsumerRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.api.InstanceOfAssertFactories;

class PlanLawsTest {

    private static final Owner OWNER = new Owner("cluster-1", "uid-1", "InternalApi", "shop", "orders");

    @Property(tries = 300)
    void orderOfInputsChangesNothing(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 6) int subnets,
            @ForAll @IntRange(max = 5) int groups,
            @ForAll @IntRange(max = 12) int grants) {
        var inputs = Inputs.of(subnets, groups, grants);

        Planning plan = inputs.plan();
        Planning shuffled = inputs.shuffled(new Random(seed)).plan();

        assertThat(shuffled).isEqualTo(plan);
        assertThat(PlanYaml.print(planned(shuffled))).isEqualTo(PlanYaml.print(planned(plan)));
    }

    @Property(tries = 100)
    void everyEdgeAgreesWithTheOrderOfKinds(
            @ForAll @IntRange(max = 5) int groups, @ForAll @IntRange(max = 12) int grants) {
        Plan plan = planned(Inputs.of(2, groups, grants).plan());

        for (DesiredResource resource : plan.resources()) {
            for (ResourceId dependency : resource.dependencies()) {
                var needed = plan.resource(dependency).orElseThrow();
                assertThat(resource.kind().needs(needed.kind()))
                        .as(resource.id() + " -> " + needed.id())
                        .isTrue();
            }
        }
    }

    private static Plan planned(Planning planning) {
        return assertThat(planning)
                .asInstanceOf(InstanceOfAssertFactories.type(Planning.Planned.class))
                .actual()
                .plan();
    }

    private record Inputs(List<String> subnets, List<String> groups, InternalApiFacts facts) {

        static Inputs of(int subnets, int groups, int grants) {
            var subnetIds = ids("subnet-0000000", subnets);
            var groupIds = ids("sg-0000000", groups);
            var network = new NetworkFacts(
                    subnetIds.stream()
                            .map(id -> new NetworkFacts.Subnet(id, "vpc-1", "az-" + id, Map.of()))
                            .toList(),
                    groupIds.stream()
                            .map(id -> new NetworkFacts.Group(id, "vpc-1", Map.of()))
                            .toList());
            return new Inputs(subnetIds, groupIds, facts(network, grants));
        }

        Inputs shuffled(Random random) {
            var network = new NetworkFacts(
                    mixed(facts.network().subnets(), random),
                    mixed(facts.network().securityGroups(), random));
            return new Inputs(
                    mixed(subnets, random),
                    mixed(groups, random),
                    new InternalApiFacts(
                            facts.owner(), facts.account(), network, mixed(facts.grants(), random), facts.targets()));
        }

        Planning plan() {
            var network = new ApiPrivateLink.Network("vpc-1", new Subnets(subnets), true, groups);
            return InternalApiPlanning.plan(new ApiPrivateLink("shop-prod", network, null), facts);
        }

        private static InternalApiFacts facts(NetworkFacts network, int grants) {
            return new InternalApiFacts(
                    OWNER,
                    Optional.of(account("shop-prod", "111111111111")),
                    network,
                    IntStream.range(0, grants).mapToObj(Inputs::grant).toList(),
                    Optional.of(new TreeSet<>(Set.of("10.0.0.7", "10.0.1.7"))));
        }

        private static GrantFacts grant(int number) {
            return new GrantFacts(
                    new ConsumerRef("team-" + number % 3, "app-" + number),
                    "uid-" + number,
                    "team-prod",
                    number % 5 == 4 ? Optional.empty() : Optional.of(account("team-prod", "22222222222" + number % 3)),
                    number % 2 == 0 ? Optional.of("vpce-" + number / 4) : Optional.empty(),
                    number % 4 == 0 ? GrantFacts.State.ENDED : GrantFacts.State.LIVE);
        }

        private static AccountFacts account(String name, String id) {
            var permissions = new AccountFacts.Permissions(Set.of("*"), Map.of(), Map.of(), List.of());
            return new AccountFacts(
                    name, id, "eu-central-1", "arn:aws:iam::" + id + ":role/postern", Set.of("*"), permissions);
        }

        private static List<String> ids(String prefix, int count) {
            return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
        }

        private static <T> List<T> mixed(List<T> list, Random random) {
            var mixed = new ArrayList<>(list);
            Collections.shuffle(mixed, random);
            return mixed;
        }
    }
}
