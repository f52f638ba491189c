package dev.postern.operator.internalapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.api.AccessPolicy;
import dev.postern.api.ApiConsumer;
import dev.postern.api.Grant;
import dev.postern.api.Grant.State;
import dev.postern.api.InternalApi;
import dev.postern.api.InternalApiStatus;
import dev.postern.api.Revocation;
import dev.postern.aws.driver.ObservedEndpointService;
import dev.postern.aws.driver.ObservedEndpointService.Acceptance;
import dev.postern.aws.driver.ObservedEndpointService.Connection;
import dev.postern.operator.Samples;
import dev.postern.operator.internalapi.GrantPlanning.Admission;
import dev.postern.operator.kubernetes.NamespaceGuard;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Grants over PrivateLink: bound to one endpoint of one account, and not over before that endpoint is dealt with. */
class RemoteGrantTest {

    private static final AccessPolicy POLICY = Samples.accepted(Samples.policy(", account: billing-prod"));

    @Test
    void bindsAGrantToTheEndpointItsConsumerRecorded() {
        ApiConsumer consumer = Samples.remoteConsumer();
        consumer.setStatus(Samples.standing("billing-prod", "vpce-1"));

        assertThat(grants(with(Samples.remoteGrant(State.PRINCIPAL_ALLOWED, "")), consumer, POLICY))
                .containsExactly(Samples.remoteGrant(State.PRINCIPAL_ALLOWED, "vpce-1"));
    }

    @Test
    void bindsToNoEndpointOfAnotherAccount() {
        ApiConsumer consumer = Samples.remoteConsumer();
        consumer.setStatus(Samples.standing("audit-prod", "vpce-1"));

        assertThat(grants(with(Samples.remoteGrant(State.PRINCIPAL_ALLOWED, "")), consumer, POLICY))
                .containsExactly(Samples.remoteGrant(State.PRINCIPAL_ALLOWED, ""));
    }

    @Test
    void grantsNothingOverAPathTheApiDoesNotOffer() {
        assertThat(grants(Samples.api(), Samples.remoteConsumer(), POLICY)).isEmpty();
    }

    @Test
    void keepsAnEndingGrantWhileItsConsumerHasAnEndpoint() {
        ApiConsumer consumer = Samples.remoteConsumer();
        consumer.setStatus(Samples.standing("billing-prod", "vpce-1"));
        Grant recorded = Samples.remoteGrant(State.CONNECTION_ACCEPTED, "vpce-1");

        assertThat(grants(with(recorded), consumer)).containsExactly(ending("AccessPolicy shop/readers was deleted."));
        consumer.setStatus(null);
        assertThat(grants(with(recorded), consumer)).extracting(Grant::state).containsExactly(State.RELEASED);
    }

    @Test
    void rejectsTheEndpointOfAConsumerThatIsGoneBeforeItForgetsIt() {
        Grant recorded = Samples.remoteGrant(State.CONNECTION_ACCEPTED, "vpce-1");
        Grant ending = ending("The ApiConsumer was deleted.");
        InternalApiFacts facts = facts(with(recorded), List.of(), POLICY);

        assertThat(GrantPlanning.grants(facts, Admission.OPEN)).containsExactly(ending);
        assertThat(progress("available").of(List.of(ending), Set.of())).containsExactly(ending);
        assertThat(progress("rejected").of(List.of(ending), Set.of())).containsExactly(ending.in(State.RELEASED));
        assertThat(progress("rejected").of(List.of(ending), Set.of("consumer-1")))
                .containsExactly(ending);
    }

    @Test
    void saysHowFarAGrantHasComeByWhatAwsShows() {
        List<Grant> granted = List.of(Samples.remoteGrant(State.GRANTED, "vpce-1"));

        assertThat(progress("pendingacceptance").of(granted, Set.of("consumer-1")))
                .containsExactly(Samples.remoteGrant(State.PRINCIPAL_ALLOWED, "vpce-1"));
        assertThat(progress("available").of(granted, Set.of("consumer-1")))
                .containsExactly(Samples.remoteGrant(State.CONNECTION_ACCEPTED, "vpce-1"));
    }

    private static Grant ending(String cause) {
        return Samples.remoteGrant(State.ENDING, "vpce-1").with(Revocation.begun(cause, Samples.NOW));
    }

    private static GrantProgress progress(String state) {
        return new GrantProgress(
                Samples.accounts(),
                new ObservedEndpointService(
                        "vpce-svc-1",
                        "com.amazonaws.vpce.eu-central-1.vpce-svc-1",
                        "available",
                        Acceptance.REQUIRED,
                        Set.of(),
                        Set.of("arn:aws:iam::222222222222:role/postern"),
                        List.of(new Connection("vpce-1", "222222222222", state))));
    }

    private static InternalApi with(Grant grant) {
        InternalApi api = Samples.exposedApi();
        api.setStatus(new InternalApiStatus(1, List.of(), null, null, null, List.of(grant), null, null));
        return api;
    }

    private static List<Grant> grants(InternalApi api, ApiConsumer consumer, AccessPolicy... policies) {
        return GrantPlanning.grants(facts(api, List.of(consumer), policies), Admission.OPEN);
    }

    private static InternalApiFacts facts(InternalApi api, List<ApiConsumer> consumers, AccessPolicy... policies) {
        return new InternalApiFacts(
                api,
                consumers,
                Arrays.stream(policies).map(PolicyMeaning::of).toList(),
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
