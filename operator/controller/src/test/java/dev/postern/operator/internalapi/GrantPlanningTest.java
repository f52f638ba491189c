package dev.postern.operator.internalapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.api.AccessPolicy;
import dev.postern.api.ApiConsumer;
import dev.postern.api.ApiConsumerStatus;
import dev.postern.api.ApiConsumerStatus.Consent;
import dev.postern.api.ApiConsumerStatus.Workload;
import dev.postern.api.CertificateStatus;
import dev.postern.api.CertificateStatus.Serial;
import dev.postern.api.CertificateStatus.Use;
import dev.postern.api.Grant;
import dev.postern.api.Grant.State;
import dev.postern.api.GrantPath;
import dev.postern.api.InternalApi;
import dev.postern.api.Revocation;
import dev.postern.operator.Samples;
import dev.postern.operator.internalapi.GrantPlanning.Admission;
import dev.postern.operator.kubernetes.NamespaceGuard;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GrantPlanningTest {

    @Test
    void beginsAGrantWithConsent() {
        List<Grant> grants = grants(Samples.api(), List.of(Samples.consumer()), Samples.acceptedPolicy());

        assertThat(grants).singleElement().satisfies(grant -> {
            assertThat(grant.uid()).isEqualTo("consumer-1");
            assertThat(grant.policy()).isEqualTo("readers");
            assertThat(grant.optionalGrantedAt()).contains(Samples.NOW);
            assertThat(grant.optionalState()).contains(State.GRANTED);
        });
    }

    @Test
    void beginsNoneWithoutAnAcceptedPolicyOrForAnotherPath() {
        AccessPolicy onlyWritten = Samples.policy("");
        AccessPolicy overPrivateLink = Samples.accepted(Samples.policy(", account: billing-prod"));

        assertThat(grants(Samples.api(), List.of(Samples.consumer()), onlyWritten))
                .isEmpty();
        assertThat(grants(Samples.api(), List.of(Samples.consumer()), overPrivateLink))
                .isEmpty();
    }

    @Test
    void beginsNoneWhileTheApiItselfIsNotAccepted() {
        InternalApiFacts facts = facts(Samples.api(), List.of(Samples.consumer()), Samples.acceptedPolicy());

        assertThat(GrantPlanning.grants(facts, Admission.CLOSED)).isEmpty();
    }

    @Test
    void takesOverTheSerialsThatHaveNotExpired() {
        ApiConsumer consumer = holding(
                new Serial("aa", Samples.NOW.plusSeconds(60), Use.CURRENT),
                new Serial("bb", Samples.NOW.plusSeconds(60), Use.NEXT),
                new Serial("cc", Samples.NOW, Use.PREVIOUS));

        List<Grant> grants = grants(
                Samples.apiWith(Samples.grant(State.GRANTED, "aa")), List.of(consumer), Samples.acceptedPolicy());

        assertThat(grants).singleElement().satisfies(grant -> {
            assertThat(grant.serials()).containsExactly("aa", "bb");
            assertThat(grant.optionalGrantedAt()).contains(Samples.NOW.minusSeconds(60));
        });
    }

    @Test
    void endsAGrantThatNoPolicyNamesAnyMoreAndAcceptsNoSerialOfIt() {
        ApiConsumer consumer = holding(new Serial("aa", Samples.NOW.plusSeconds(60), Use.CURRENT));

        List<Grant> grants = grants(Samples.apiWith(Samples.grant(State.GRANTED, "aa")), List.of(consumer));

        assertThat(grants).singleElement().satisfies(grant -> {
            assertThat(grant.optionalState()).contains(State.ENDING);
            assertThat(grant.serials()).isEmpty();
        });
    }

    @Test
    void revivesNoEndingGrantBeforeItsConsumerHasGivenUpWhatItHad() {
        InternalApi api = Samples.apiWith(Samples.grant(State.ENDING));
        ApiConsumer holding = holding(new Serial("aa", Samples.NOW.plusSeconds(60), Use.CURRENT));

        assertThat(grants(api, List.of(holding), Samples.acceptedPolicy()))
                .singleElement()
                .satisfies(grant -> assertThat(grant.optionalState()).contains(State.ENDING));
        assertThat(grants(api, List.of(Samples.consumer()), Samples.acceptedPolicy()))
                .singleElement()
                .satisfies(grant -> assertThat(grant.optionalGrantedAt()).contains(Samples.NOW));
    }

    @Test
    void keepsAGrantWhoseConsumerCannotBeRead() {
        ApiConsumer unreadable = Samples.consumer();
        unreadable.setSpec(null);
        Grant recorded = Samples.grant(State.GRANTED, "aa");

        assertThat(grants(Samples.apiWith(recorded), List.of(unreadable))).containsExactly(recorded);
    }

    @Test
    void keepsAGrantWhosePolicyThisVersionCannotRead() {
        AccessPolicy unknown = Samples.accepted(Samples.policy(", account: '*not*a*name*'"));
        Grant recorded = Samples.grant(State.GRANTED, "aa");
        ApiConsumer consumer = holding(new Serial("aa", Samples.NOW.plusSeconds(60), Use.CURRENT));

        assertThat(PolicyMeaning.of(unknown)).isInstanceOf(PolicyMeaning.Unknown.class);
        assertThat(grants(Samples.apiWith(recorded), List.of(consumer), unknown))
                .containsExactly(recorded);
    }

    @Test
    void releasesTheGrantOfAConsumerThatIsGoneOrIsAnotherObject() {
        InternalApi api = Samples.apiWith(Samples.grant(State.GRANTED, "aa"));
        ApiConsumer leaving = Samples.consumer();
        leaving.getMetadata().setDeletionTimestamp("2026-11-24T11:59:00Z");
        ApiConsumer another = Samples.consumer();
        another.getMetadata().setUid("consumer-2");

        assertThat(grants(api, List.of(), Samples.acceptedPolicy()))
                .extracting(Grant::state)
                .containsExactly(State.RELEASED);
        assertThat(grants(api, List.of(leaving), Samples.acceptedPolicy()))
                .extracting(Grant::state)
                .containsExactly(State.RELEASED);
        assertThat(grants(api, List.of(another), Samples.acceptedPolicy()))
                .singleElement()
                .satisfies(grant -> assertThat(grant.uid()).isEqualTo("consumer-2"))
                .satisfies(grant -> assertThat(grant.optionalGrantedAt()).contains(Samples.NOW));
    }

    @Test
    void keepsGrantsWithoutConsentWhileTheirApiWaitsToGoAndTakesOverRenewedSerials() {
        InternalApi api = Samples.apiWith(Samples.grant(State.GRANTED, "aa"));
        ApiConsumer renewed = holding(new Serial("bb", Samples.NOW.plusSeconds(60), Use.CURRENT));

        assertThat(GrantPlanning.grants(facts(api, List.of(renewed)), Admission.FROZEN))
                .containsExactly(Samples.grant(State.GRANTED, "bb"));
    }

    @Test
    void releasesTheGrantOfAConsumerThatGoesWhileItsApiWaitsToGo() {
        InternalApi api = Samples.apiWith(Samples.grant(State.GRANTED, "aa"));
        ApiConsumer leaving = Samples.consumer();
        leaving.getMetadata().setDeletionTimestamp("2026-11-24T11:59:00Z");

        assertThat(GrantPlanning.grants(facts(api, List.of(leaving)), Admission.FROZEN))
                .extracting(Grant::state)
                .containsExactly(State.RELEASED);
    }

    @Test
    void takesAPolicyThatCannotBeReadForUnknownAndNotForOneThatSaysNothing() {
        AccessPolicy unreadable = Samples.policy("");
        unreadable.setSpec(null);
        AccessPolicy acceptedBefore = Samples.acceptedPolicy();
        acceptedBefore.setSpec(null);

        assertThat(PolicyMeaning.of(unreadable)).isInstanceOf(PolicyMeaning.Unknown.class);
        assertThat(PolicyMeaning.of(acceptedBefore)).isInstanceOf(PolicyMeaning.InForce.class);
    }

    @Test
    void beginsNoMoreGrantsThanAStatusHolds() {
        Grant[] full = IntStream.range(0, GrantPlanning.MAX_GRANTS)
                .mapToObj(GrantPlanningTest::grantOf)
                .toArray(Grant[]::new);
        List<ApiConsumer> consumers = Stream.concat(
                        Stream.of(full).map(grant -> unreadable(grant.name(), grant.uid())),
                        Stream.of(Samples.consumer()))
                .toList();

        assertThat(grants(Samples.apiWith(full), consumers, Samples.acceptedPolicy()))
                .hasSize(GrantPlanning.MAX_GRANTS)
                .noneMatch(grant -> grant.name().equals("billing"));
    }

    private static Grant grantOf(int number) {
        return new Grant(
                "billing",
                "c" + number,
                "uid-" + number,
                GrantPath.IN_CLUSTER,
                "",
                "",
                List.of(),
                "readers",
                "read",
                Samples.NOW,
                null,
                State.GRANTED,
                null);
    }

    private static ApiConsumer unreadable(String name, String uid) {
        ApiConsumer consumer = Samples.consumer();
        consumer.setSpec(null);
        consumer.getMetadata().setName(name);
        consumer.getMetadata().setUid(uid);
        return consumer;
    }

    @Test
    void saysWhyAGrantEnds() {
        ApiConsumer consumer = holding(new Serial("aa", Instant.MAX, Use.CURRENT));
        InternalApi api = Samples.apiWith(Samples.grant(State.GRANTED, "aa"));
        AccessPolicy elsewhere = Samples.accepted(Samples.policy(", account: billing-prod"));
        AccessPolicy until = Samples.accepted(Samples.policy(", expiresAt: \"2026-11-24T12:00:00Z\""));

        assertThat(cause(grants(api, List.of(consumer)))).isEqualTo("AccessPolicy shop/readers was deleted.");
        assertThat(cause(grants(api, List.of(consumer), elsewhere))).contains("PrivateLink from account billing-prod");
        assertThat(cause(grants(api, List.of(consumer), until))).contains("Rule read", "ended at 2026-11-24T12:00:00Z");
        assertThat(cause(grants(api, List.of()))).isEqualTo("The ApiConsumer was deleted.");
    }

    @Test
    void beginsARevocationOnce() {
        ApiConsumer consumer = holding(new Serial("aa", Instant.MAX, Use.CURRENT));
        Revocation begun = Revocation.begun("Why.", Samples.NOW.minusSeconds(5));
        InternalApi api = Samples.apiWith(Samples.grant(State.ENDING).with(begun));

        assertThat(grants(api, List.of(consumer)))
                .containsExactly(Samples.grant(State.ENDING).with(begun));
    }

    @Test
    void keepsARevokedGrantAsARecordUntilItsConsumerIsGrantedAgain() {
        Grant revoked = Samples.grant(State.REVOKED)
                .with(new Revocation("Why.", Samples.NOW, 1L, null, null, 1L, List.of(), Samples.NOW));
        InternalApi api = Samples.apiWith(revoked);

        assertThat(GrantPlanning.isLive(revoked)).isFalse();
        assertThat(grants(api, List.of(Samples.consumer()))).containsExactly(revoked);
        assertThat(grants(api, List.of())).containsExactly(revoked);
        assertThat(grants(api, List.of(Samples.consumer()), Samples.acceptedPolicy()))
                .singleElement()
                .satisfies(grant -> assertThat(grant.optionalState()).contains(State.GRANTED))
                .satisfies(grant -> assertThat(grant.optionalRevocation()).isEmpty());
    }

    private static String cause(List<Grant> grants) {
        return grants.getFirst().optionalRevocation().orElseThrow().cause();
    }

    @Test
    void endsAGrantThatExpires() {
        AccessPolicy until = Samples.accepted(Samples.policy(", expiresAt: \"2026-11-24T12:00:00Z\""));
        ApiConsumer consumer = holding(new Serial("aa", Instant.MAX, Use.CURRENT));

        assertThat(grants(Samples.apiWith(Samples.grant(State.GRANTED, "aa")), List.of(consumer), until))
                .singleElement()
                .satisfies(grant -> assertThat(grant.optionalState()).contains(State.ENDING));
    }

    private static ApiConsumer holding(Serial... serials) {
        ApiConsumer consumer = Samples.consumer();
        var certificate = new CertificateStatus("", serials[0].serial(), null, null, List.of(serials), null);
        consumer.setStatus(new ApiConsumerStatus(
                1,
                List.of(),
                "",
                new Consent("readers", "read", null, null),
                null,
                new Workload(certificate, null, null)));
        return consumer;
    }

    private static List<Grant> grants(InternalApi api, List<ApiConsumer> consumers, AccessPolicy... policies) {
        return GrantPlanning.grants(facts(api, consumers, policies), Admission.OPEN);
    }

    private static InternalApiFacts facts(InternalApi api, List<ApiConsumer> consumers, AccessPolicy... policies) {
        return new InternalApiFacts(
                api,
                consumers,
                List.of(policies).stream().map(PolicyMeaning::of).toList(),
                Optional.empty(),
                List.of(),
                List.of(),
                Map.of(),
                Optional.empty(),
                List.of(),
                NamespaceGuard.ENABLED,
                Samples.NOW);
    }
}
