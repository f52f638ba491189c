package dev.postern.operator.apiconsumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.api.ApiConsumer;
import dev.postern.api.ApiConsumerStatus;
import dev.postern.api.AwsStatus;
import dev.postern.api.ConditionReason;
import dev.postern.api.Grant;
import dev.postern.api.InternalApi;
import dev.postern.api.InternalApiStatus;
import dev.postern.operator.Samples;
import dev.postern.operator.cloud.PathPlan;
import dev.postern.operator.cloud.Reading;
import dev.postern.operator.configuration.Accounts;
import dev.postern.operator.kubernetes.NamespaceGuard;
import dev.postern.plan.Owner;
import dev.postern.plan.facts.NetworkFacts;
import dev.postern.plan.facts.ZoneFacts;
import dev.postern.plan.resource.ResourceKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a consumer makes in its account: nothing without consent, and back to nothing once it is gone. */
class ConsumerPathPlanningTest {

    private static final Owner OWNER = new Owner("cluster-1", "consumer-1", "ApiConsumer", "billing", "billing");

    private final ConsumerPathPlanning planning = new ConsumerPathPlanning(Samples.accounts());

    @Test
    void makesNothingWithoutConsent() {
        assertThat(planning.plan(facts(fresh()), new Standing.NoConsent(ConditionReason.NO_POLICY, "write it")))
                .isEqualTo(new PathPlan.Leave());
    }

    @Test
    void waitsUntilItsAccountMayConnect() {
        assertThat(planning.plan(facts(fresh()), granted(Grant.State.GRANTED))).isInstanceOf(PathPlan.Wait.class);
    }

    @Test
    void makesEndpointGroupAndRecordOnceItsAccountMayConnect() {
        assertThat(planning.plan(facts(fresh()), granted(Grant.State.PRINCIPAL_ALLOWED)))
                .isInstanceOfSatisfying(
                        PathPlan.Apply.class,
                        step -> assertThat(step.plan().resources())
                                .extracting(resource -> resource.kind())
                                .containsExactlyInAnyOrder(
                                        ResourceKind.SECURITY_GROUP, ResourceKind.ENDPOINT, ResourceKind.DNS_RECORD));
    }

    @Test
    void takesEverythingAwayWhenTheApiClosesOrIsGone() {
        for (ConditionReason reason : List.of(ConditionReason.API_CLOSING, ConditionReason.API_NOT_FOUND)) {
            assertThat(planning.plan(facts(standing()), new Standing.NotGranted(reason, "over")))
                    .isInstanceOfSatisfying(
                            PathPlan.Apply.class,
                            step -> assertThat(step.isWithdrawal()).isTrue());
        }
    }

    @Test
    void leavesEverythingWhileNothingIsKnownOfTheApi() {
        assertThat(planning.plan(
                        facts(standing()), new Standing.NotGranted(ConditionReason.API_NOT_READY, "not looked at yet")))
                .isEqualTo(new PathPlan.Leave());
    }

    @Test
    void goesByStatusAndConfigurationAloneAndSaysWhenTheAccountIsGone() {
        var withoutAccounts = new ConsumerPathPlanning(new Accounts(Map.of()));

        assertThat(withoutAccounts.plan(
                        facts(standing()), new Standing.NoConsent(ConditionReason.NO_POLICY, "write it")))
                .isInstanceOfSatisfying(
                        PathPlan.Refused.class,
                        refused -> assertThat(refused.findings())
                                .singleElement()
                                .satisfies(finding -> assertThat(finding.message())
                                        .contains("postern.accounts.billing-prod", "222222222222")));
    }

    private static ApiConsumer fresh() {
        return Samples.remoteConsumer();
    }

    private static ApiConsumer standing() {
        ApiConsumer consumer = fresh();
        consumer.setStatus(Samples.standing("billing-prod", "vpce-1"));
        return consumer;
    }

    private static Standing granted(Grant.State state) {
        InternalApi api = Samples.exposedApi();
        var service = new InternalApiStatus.Service(
                "", "com.amazonaws.vpce.eu-central-1.vpce-svc-1", List.of("euc1-az2"), InternalApiStatus.State.OPEN);
        var aws = new AwsStatus("shop-prod", "111111111111", "eu-central-1", List.of());
        Grant grant = Samples.remoteGrant(state, "");
        api.setStatus(new InternalApiStatus(1, List.of(), service, null, null, List.of(grant), null, aws));
        return new Standing.Granted(api, grant);
    }

    private static ConsumerFacts facts(ApiConsumer consumer) {
        var network = new NetworkFacts(
                List.of(new NetworkFacts.Subnet("subnet-0000000c", "vpc-0000000c", "euc1-az2", Map.of())),
                List.of(new NetworkFacts.Group("sg-0000000c", "vpc-0000000c", Map.of())));
        var zones = List.of(new ZoneFacts("Z1", "internal.example", Set.of("vpc-0000000c")));
        return new ConsumerFacts(
                consumer,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                Optional.ofNullable(consumer.getStatus()).flatMap(ApiConsumerStatus::optionalPath),
                Optional.of(new ConsumerPathFacts(
                        OWNER, new Reading.Known<>(network), new Reading.Known<>(zones), Optional.empty())),
                NamespaceGuard.ENABLED,
                Samples.NOW);
    }
}
