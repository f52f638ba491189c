package dev.postern.operator.apiconsumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.api.AccessPolicy;
import dev.postern.api.ConditionReason;
import dev.postern.api.Grant.State;
import dev.postern.api.InternalApi;
import dev.postern.api.InternalApiStatus;
import dev.postern.api.InternalApiStatus.Service;
import dev.postern.operator.Samples;
import dev.postern.operator.apiconsumer.ConsumerPlan.IdentityPlan;
import dev.postern.operator.document.StoredDocument;
import dev.postern.operator.internalapi.PolicyMeaning;
import dev.postern.operator.kubernetes.NamespaceGuard;
import dev.postern.policy.document.ConsumerDocument;
import dev.postern.policy.document.ConsumerState;
import dev.postern.policy.document.Destination;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StandingPlanningTest {

    private static final ConsumerState GRANTED = new ConsumerState.Granted(new Destination("host", 1, "host", "id"));

    private final ConsumerPlanning planning = new ConsumerPlanning(Samples.authorities(), Samples.accounts());

    @Test
    void issuesToAConsumerWithARecordedGrant() {
        ConsumerPlan plan =
                planning.plan(facts(Optional.of(Samples.apiWith(Samples.grant(State.GRANTED))), Optional.empty()));

        assertThat(plan.standing()).isInstanceOf(Standing.Granted.class);
        assertThat(plan.identity()).isInstanceOf(IdentityPlan.Advance.class);
        assertThat(state(plan)).isInstanceOf(ConsumerState.Granted.class);
    }

    @Test
    void issuesNothingBeforeTheApiHasRecordedTheGrantAlthoughAPolicyConsents() {
        ConsumerPlan plan =
                planning.plan(facts(Optional.of(Samples.apiWith()), Optional.empty(), Samples.acceptedPolicy()));

        assertThat(plan.standing()).isInstanceOf(Standing.NotGranted.class);
        assertThat(plan.identity()).isInstanceOf(IdentityPlan.Leave.class);
    }

    @Test
    void takesTheRecordOfARevokedGrantForNoGrant() {
        InternalApi api = Samples.apiWith(Samples.grant(State.REVOKED));

        assertThat(planning.plan(facts(Optional.of(api), Optional.empty())).standing())
                .isInstanceOf(Standing.NoConsent.class);
        assertThat(planning.plan(facts(Optional.of(api), Optional.empty(), Samples.acceptedPolicy()))
                        .standing())
                .isInstanceOf(Standing.NotGranted.class);
    }

    @Test
    void saysWhichLineIsMissingAndGivesUpWhatItHad() {
        ConsumerPlan plan = planning.plan(facts(Optional.of(Samples.apiWith()), Optional.of(GRANTED)));

        assertThat(plan.standing()).isInstanceOfSatisfying(Standing.NoConsent.class, none -> {
            assertThat(none.reason()).isEqualTo(ConditionReason.NO_POLICY);
            assertThat(none.message()).contains("- consumer: {namespace: billing, name: billing}");
        });
        assertThat(plan.identity()).isInstanceOf(IdentityPlan.GiveUp.class);
        assertThat(state(plan)).isInstanceOf(ConsumerState.Withdrawn.class);
    }

    @Test
    void saysThatARuleNamesAnotherPath() {
        AccessPolicy overPrivateLink = Samples.accepted(Samples.policy(", account: billing-prod"));

        Standing standing =
                StandingPlanning.standing(facts(Optional.of(Samples.apiWith()), Optional.empty(), overPrivateLink));

        assertThat(standing)
                .isInstanceOfSatisfying(
                        Standing.NoConsent.class,
                        none -> assertThat(none.reason()).isEqualTo(ConditionReason.CONSENT_MISMATCH));
    }

    @Test
    void takesAnApiThatHasNotBeenLookedAtForNoEvidence() {
        ConsumerPlan plan = planning.plan(facts(Optional.of(Samples.api()), Optional.of(GRANTED)));

        assertThat(plan.identity()).isInstanceOf(IdentityPlan.Leave.class);
        assertThat(state(plan)).isEqualTo(GRANTED);
    }

    @Test
    void takesAnApiThatCannotBeReadForNoEvidence() {
        InternalApi unreadable = Samples.apiWith();
        unreadable.setSpec(null);

        ConsumerPlan plan = planning.plan(facts(Optional.of(unreadable), Optional.of(GRANTED)));

        assertThat(plan.identity()).isInstanceOf(IdentityPlan.Leave.class);
        assertThat(state(plan)).isEqualTo(GRANTED);
    }

    @Test
    void withdrawsButKeepsTheIdentityWhileTheApiIsMissing() {
        ConsumerPlan plan = planning.plan(facts(Optional.empty(), Optional.of(GRANTED)));

        assertThat(plan.identity()).isInstanceOf(IdentityPlan.Leave.class);
        assertThat(state(plan))
                .isInstanceOfSatisfying(
                        ConsumerState.Withdrawn.class,
                        withdrawn -> assertThat(withdrawn.reason()).isEqualTo("ApiNotFound"));
    }

    @Test
    void keepsAccessWhileAnApiThatIsBeingDeletedIsStillOpen() {
        InternalApi deleted = Samples.apiWith(Samples.grant(State.GRANTED));
        deleted.getMetadata().setDeletionTimestamp("2026-11-24T11:59:00Z");

        assertThat(planning.plan(facts(Optional.of(deleted), Optional.of(GRANTED)))
                        .standing())
                .isInstanceOf(Standing.Granted.class);
    }

    @Test
    void withdrawsOnceTheApiSaysThatItCloses() {
        InternalApi open = Samples.apiWith(Samples.grant(State.GRANTED));
        open.setStatus(new InternalApiStatus(
                1,
                open.getStatus().conditions(),
                new Service("", "", List.of(), InternalApiStatus.State.CLOSING),
                null,
                null,
                open.getStatus().grants(),
                null,
                null));

        ConsumerPlan plan = planning.plan(facts(Optional.of(open), Optional.of(GRANTED)));

        assertThat(state(plan))
                .isInstanceOfSatisfying(
                        ConsumerState.Withdrawn.class,
                        withdrawn -> assertThat(withdrawn.reason()).isEqualTo("ApiClosing"));
    }

    @Test
    void isPendingBeforeItEverHadAccess() {
        ConsumerPlan plan = planning.plan(facts(Optional.empty(), Optional.empty()));

        assertThat(state(plan)).isInstanceOf(ConsumerState.Pending.class);
    }

    @Test
    void takesAGrantOfAnEarlierObjectOfItsNameForNone() {
        ConsumerFacts facts = facts(Optional.of(Samples.apiWith(Samples.grant(State.GRANTED))), Optional.empty());
        facts.consumer().getMetadata().setUid("consumer-2");

        assertThat(StandingPlanning.standing(facts)).isInstanceOf(Standing.NoConsent.class);
    }

    @Test
    void usesASerialOnlyOnceTheApisDocumentNamesIt() {
        ConsumerFacts facts = facts(Optional.of(Samples.apiWith(Samples.grant(State.GRANTED, "aa"))), Optional.empty());
        Publication publication = new Publication(facts, StandingPlanning.standing(facts));

        assertThat(publication.covers("aa")).isTrue();
        assertThat(publication.publishedAt("aa")).contains(Samples.NOW);
        assertThat(publication.covers("bb")).isFalse();
        assertThat(publication.publishedAt("bb")).isEmpty();
    }

    private static ConsumerState state(ConsumerPlan plan) {
        return plan.document().orElseThrow().at(1, Samples.NOW, Samples.NOW).state();
    }

    private static ConsumerFacts facts(
            Optional<InternalApi> api, Optional<ConsumerState> stored, AccessPolicy... policies) {
        return new ConsumerFacts(
                Samples.consumer(),
                api,
                Stream.of(policies).map(PolicyMeaning::of).toList(),
                stored.map(StandingPlanningTest::stored),
                List.of(),
                List.of(),
                List.of(),
                Map.of("prod.example", List.of("root")),
                Optional.empty(),
                Optional.empty(),
                NamespaceGuard.ENABLED,
                Samples.NOW);
    }

    private static StoredDocument<ConsumerDocument> stored(ConsumerState state) {
        var document = new ConsumerDocument(
                Samples.consumer().toRef(), "consumer-1", 1, Samples.NOW, Samples.NOW, state, Map.of(), List.of());
        return new StoredDocument<>("jws", document, "digest");
    }
}
