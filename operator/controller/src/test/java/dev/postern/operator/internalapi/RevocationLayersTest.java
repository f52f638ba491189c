package dev.postern.operator.internalapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.api.ApiConsumer;
import dev.postern.api.ApiConsumerStatus;
import dev.postern.api.ApiConsumerStatus.Consent;
import dev.postern.api.Grant;
import dev.postern.api.Grant.State;
import dev.postern.api.Revocation;
import dev.postern.aws.driver.ObservedEndpointService;
import dev.postern.aws.driver.ObservedEndpointService.Acceptance;
import dev.postern.aws.driver.ObservedEndpointService.Connection;
import dev.postern.contract.StateReport.CallerSessions;
import dev.postern.operator.Samples;
import dev.postern.operator.document.StoredDocument;
import dev.postern.operator.fleet.FleetPod;
import dev.postern.operator.kubernetes.NamespaceGuard;
import dev.postern.policy.document.ApiDocument;
import dev.postern.policy.document.CallerEntry;
import dev.postern.policy.document.CallerPath;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is timed is what was seen, layer by layer. */
class RevocationLayersTest {

    private static final String CALLER = "spiffe://prod.example/ns/billing/consumer/billing";
    private static final String ROLE = "arn:aws:iam::222222222222:role/postern";
    private static final Instant LATER = Samples.NOW.plusMillis(1500);

    private List<FleetPod> pods = List.of();
    private List<ApiConsumer> consumers = List.of(holding());
    private List<CallerEntry> callers = List.of(caller());
    private Optional<GrantProgress> aws = Optional.empty();

    @Test
    void timesNothingThatWasNotSeen() {
        pods = List.of(ServingPod.obeying("orders-1", "before"));

        assertThat(seen(remote())).isEqualTo(remote());
    }

    @Test
    void timesSidecarsOnceEveryPodObeysADocumentWithoutTheCallerAndHasNoSessionOfIt() {
        callers = List.of();
        FleetPod first = ServingPod.obeying("orders-1", "now");
        pods = List.of(first, ServingPod.obeying("orders-2", "before"));
        assertThat(seen(remote())).isEqualTo(remote());

        pods = List.of(first, ServingPod.obeying("orders-2", "now", new CallerSessions(CALLER, "aa", 1)));
        assertThat(seen(remote())).isEqualTo(remote());

        pods = List.of(first, ServingPod.obeying("orders-2", "now", new CallerSessions(CALLER, "aa", 0)));
        assertThat(revocation(seen(remote()))).isEqualTo(layers(1500L, null, null, null));
    }

    @Test
    void takesADocumentThatStillNamesTheCallerForNoEvidence() {
        pods = List.of(ServingPod.obeying("orders-1", "now"));

        assertThat(revocation(seen(remote())).sidecars()).isEmpty();
    }

    @Test
    void namesPodsThatCannotBeAskedAndWaitsForThemAlone() {
        callers = List.of();
        consumers = List.of(Samples.remoteConsumer());
        aws = Optional.of(aws("rejected"));
        pods = List.of(
                ServingPod.obeying("orders-1", "now"), ServingPod.silent("orders-3"), ServingPod.going("orders-2"));

        Grant grant = seen(remote().in(State.RELEASED));

        assertThat(grant.optionalState()).contains(State.RELEASED);
        assertThat(revocation(grant).waitingFor()).containsExactly("orders-2", "orders-3");
        assertThat(revocation(grant).sidecars()).isEmpty();
        assertThat(revocation(grant).connection()).contains(1500L);
        assertThat(revocation(grant).principal()).contains(1500L);
        assertThat(revocation(grant).identity()).contains(1500L);
        assertThat(revocation(grant).optionalRevokedAt()).isEmpty();

        pods = List.of(ServingPod.obeying("orders-1", "now"));
        assertThat(seen(grant).optionalState()).contains(State.REVOKED);
        assertThat(revocation(seen(grant)).waitingFor()).isEmpty();
    }

    @Test
    void waitsForNoPodThatNeverHadAnAddress() {
        callers = List.of();
        pods = List.of(ServingPod.unplaced("orders-1"));

        assertThat(revocation(seen(remote())).sidecars()).contains(1500L);
        assertThat(revocation(seen(remote())).waitingFor()).isEmpty();
    }

    @Test
    void timesConnectionAndPrincipalByWhatAwsShows() {
        aws = Optional.of(aws("available", ROLE));
        assertThat(seen(remote())).isEqualTo(remote());

        aws = Optional.of(aws("rejected", ROLE));
        assertThat(revocation(seen(remote()))).isEqualTo(layers(null, 1500L, null, null));

        aws = Optional.of(aws("available"));
        assertThat(revocation(seen(remote()))).isEqualTo(layers(null, null, 1500L, null));
    }

    @Test
    void asksForNoPrincipalThatAnotherLiveGrantNeeds() {
        settle();
        aws = Optional.of(aws("rejected", ROLE));
        Grant ending = remote().in(State.RELEASED);
        Grant other = Samples.remoteGrant(State.CONNECTION_ACCEPTED, "vpce-2");

        List<Grant> seen = layers().seen(List.of(ending, other));

        assertThat(seen.getFirst().optionalState()).contains(State.REVOKED);
        assertThat(revocation(seen.getFirst()).principal()).isEmpty();
        assertThat(seen.getLast()).isEqualTo(other);
    }

    @Test
    void timesTheIdentityOnceItsConsumerHoldsNoneOrIsGone() {
        consumers = List.of();
        assertThat(revocation(seen(remote()))).isEqualTo(layers(null, null, null, 1500L));

        consumers = List.of(Samples.remoteConsumer());
        assertThat(revocation(seen(remote()))).isEqualTo(layers(null, null, null, 1500L));
    }

    @Test
    void hasTwoLayersInsideACluster() {
        settle();
        Grant ending = Samples.grant(State.RELEASED).with(begun());

        Grant revoked = seen(ending);

        assertThat(revoked.optionalState()).contains(State.REVOKED);
        assertThat(revocation(revoked))
                .isEqualTo(new Revocation("Why.", Samples.NOW, 1500L, null, null, 1500L, List.of(), LATER));
    }

    @Test
    void isNotCalledRevokedBeforeItsConsumerHoldsNothing() {
        settle();
        aws = Optional.of(aws("rejected"));

        Grant ending = seen(remote());

        assertThat(ending.optionalState()).contains(State.ENDING);
        assertThat(revocation(ending).optionalRevokedAt()).contains(LATER);
        assertThat(GrantPlanning.released(ending).optionalState()).contains(State.REVOKED);
    }

    @Test
    void keepsTheTimesOfAnEarlierPass() {
        settle();
        Grant half = remote().with(layers(7L, null, null, null));

        Grant whole = seen(half);
        assertThat(revocation(whole).sidecars()).contains(7L);
        assertThat(revocation(whole).identity()).contains(1500L);
        assertThat(seen(whole)).isEqualTo(whole);
    }

    @Test
    void looksAtNoGrantThatIsInUse() {
        settle();
        Grant live = Samples.remoteGrant(State.CONNECTION_ACCEPTED, "vpce-1");

        assertThat(seen(live)).isEqualTo(live);
    }

    /** Refused by all, and given up. */
    private void settle() {
        callers = List.of();
        consumers = List.of();
    }

    private Grant seen(Grant grant) {
        return layers().seen(List.of(grant)).getFirst();
    }

    private RevocationLayers layers() {
        return new RevocationLayers(
                new RevocationEvidence(facts(), Optional.of(document()), aws, "prod.example", LATER));
    }

    private static Revocation revocation(Grant grant) {
        return grant.optionalRevocation().orElseThrow();
    }

    private static Revocation begun() {
        return Revocation.begun("Why.", Samples.NOW);
    }

    private static Revocation layers(
            @Nullable Long sidecars, @Nullable Long connection, @Nullable Long principal, @Nullable Long identity) {
        return new Revocation("Why.", Samples.NOW, sidecars, connection, principal, identity, List.of(), null);
    }

    private static Grant remote() {
        return Samples.remoteGrant(State.ENDING, "vpce-1").with(begun());
    }

    private static ApiConsumer holding() {
        ApiConsumer consumer = Samples.remoteConsumer();
        consumer.setStatus(
                new ApiConsumerStatus(1, List.of(), "", new Consent("readers", "read", null, null), null, null));
        return consumer;
    }

    private static CallerEntry caller() {
        return new CallerEntry(
                GrantPlanning.consumerOf(remote()), CALLER, List.of(), new CallerPath.InCluster(), Optional.empty());
    }

    private static GrantProgress aws(String connection, String... principals) {
        return new GrantProgress(
                Samples.accounts(),
                new ObservedEndpointService(
                        "vpce-svc-1",
                        "service",
                        "available",
                        Acceptance.REQUIRED,
                        Set.of(),
                        Set.of(principals),
                        List.of(new Connection("vpce-1", "222222222222", connection))));
    }

    private StoredDocument<ApiDocument> document() {
        return new StoredDocument<>(
                "",
                new ApiDocument(
                        Samples.api().toRef(),
                        "api-1",
                        2,
                        Samples.NOW,
                        LATER,
                        Set.of(),
                        callers,
                        List.of(),
                        List.of(),
                        Map.of(),
                        List.of()),
                "now");
    }

    private InternalApiFacts facts() {
        return new InternalApiFacts(
                Samples.exposedApi(),
                consumers,
                List.of(),
                Optional.empty(),
                pods,
                List.of(),
                Map.of(),
                Optional.empty(),
                List.of(),
                NamespaceGuard.ENABLED,
                Samples.NOW);
    }
}
