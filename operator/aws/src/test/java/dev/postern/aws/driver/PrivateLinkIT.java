package dev.postern.aws.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.aws.apply.Outcome;
import dev.postern.aws.apply.Report;
import dev.postern.plan.Place;
import dev.postern.plan.Plan;
import dev.postern.plan.apiconsumer.ConsumerResources;
import dev.postern.plan.facts.GrantFacts.State;
import dev.postern.plan.internalapi.ApiResources;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The whole life of an API and a consumer in two accounts, against the simulator. */
class PrivateLinkIT {

    private final SimulatedWorld world = SimulatedWorld.start();
    private final Story story = new Story(world);
    private final RecordedLog apiLog = new RecordedLog();
    private final RecordedLog consumerLog = new RecordedLog();

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void joinsAConsumerToAnApiAndTakesItAllAwayAgain() {
        var service = exposed();
        var endpoint = requested(service.serviceName());
        accepted(endpoint.id());
        published();

        assertQuiet(endpoint.id(), service.serviceName());

        world.converge(world.consumerSession(), Plan.empty(Story.BILLING, consumerPlace(service)), consumerLog);
        world.converge(
                world.providerSession(),
                Plan.empty(Story.API, story.api(Set.of()).place()),
                apiLog);
        assertThat(Inventory.of(world)).isEqualTo(Inventory.asSeeded());
        assertThat(apiLog.records()).isEmpty();
        assertThat(consumerLog.records()).isEmpty();
    }

    @Test
    void withdrawsAConsumerWhoseGrantHasEnded() {
        var service = exposed();
        var endpoint = requested(service.serviceName());
        accepted(endpoint.id());
        published();

        var ended = story.grant(Optional.of(endpoint.id()), State.ENDED);
        Report report = world.converge(world.providerSession(), story.api(Set.of("127.10.1.7"), ended), apiLog);

        var after = report.observed(ApiResources.ENDPOINT_SERVICE, ObservedEndpointService.class)
                .orElseThrow();
        assertThat(after.principals()).isEmpty();
        assertThat(after.connections())
                .singleElement()
                .satisfies(connection -> assertThat(connection.isOpen()).isFalse());
        world.simulator.advance(Duration.ofSeconds(3));
        Report seenByConsumer = world.pass(world.consumerSession(), story.consumer(service.serviceName()), consumerLog);
        assertThat(seenByConsumer.changes()).anyMatch(change -> change.contains("The endpoint is rejected."));
    }

    @Test
    void leavesAloneAConnectionThatNoGrantNames() {
        var service = exposed();
        var stranger = requested(service.serviceName());

        Report report = world.converge(
                world.providerSession(),
                story.api(Set.of("127.10.1.7"), story.grant(Optional.of("vpce-00000000000000000"), State.LIVE)),
                apiLog);

        var seen = report.observed(ApiResources.ENDPOINT_SERVICE, ObservedEndpointService.class)
                .orElseThrow();
        assertThat(seen.connections()).singleElement().satisfies(connection -> {
            assertThat(connection.endpointId()).isEqualTo(stranger.id());
            assertThat(connection.awaitsDecision()).isTrue();
        });
    }

    @Test
    void deletesAnApiWhoseConsumersAreStillConnected() {
        var service = exposed();
        var endpoint = requested(service.serviceName());
        accepted(endpoint.id());

        world.converge(
                world.providerSession(),
                Plan.empty(Story.API, story.api(Set.of()).place()),
                apiLog);

        assertThat(Inventory.of(world).endpointServices()).isEmpty();
        assertThat(Inventory.of(world).loadBalancers()).isEmpty();
    }

    /** The API's side as far as it comes without a consumer. */
    private ObservedEndpointService exposed() {
        Report report = world.converge(
                world.providerSession(),
                story.api(Set.of("127.10.1.7"), story.grant(Optional.empty(), State.LIVE)),
                apiLog);
        var balancer = report.observed(ApiResources.LOAD_BALANCER, ObservedLoadBalancer.class)
                .orElseThrow();
        assertThat(balancer.addresses()).hasSize(2);
        assertThat(balancer.enforcesOnPrivateLink()).isEqualTo("off");
        var service = report.observed(ApiResources.ENDPOINT_SERVICE, ObservedEndpointService.class)
                .orElseThrow();
        assertThat(service.principals()).containsExactly(world.consumerRoleArn());
        return service;
    }

    /** The consumer's side up to where it waits for the API. */
    private ObservedEndpoint requested(String serviceName) {
        Report report = world.pass(world.consumerSession(), story.consumer(serviceName), consumerLog);
        for (int i = 0; i < 10 && endpoint(report).isEmpty(); i++) {
            world.simulator.advance(Duration.ofSeconds(1));
            report = world.pass(world.consumerSession(), story.consumer(serviceName), consumerLog);
        }
        assertThat(report.outcomes().get(ConsumerResources.ENDPOINT))
                .isInstanceOfSatisfying(
                        Outcome.InProgress.class,
                        waiting -> assertThat(waiting.why()).contains("waits for the API to accept it"));
        return endpoint(report).orElseThrow();
    }

    private static Optional<ObservedEndpoint> endpoint(Report report) {
        return report.observed(ConsumerResources.ENDPOINT, ObservedEndpoint.class);
    }

    private void accepted(String endpointId) {
        Report report = world.converge(
                world.providerSession(),
                story.api(Set.of("127.10.1.7"), story.grant(Optional.of(endpointId), State.LIVE)),
                apiLog);
        assertThat(report.changes()).contains("endpoint-service: accepted [" + endpointId + "]");
    }

    private void published() {
        String serviceName = serviceName();
        Report report = world.converge(world.consumerSession(), story.consumer(serviceName), consumerLog);
        assertThat(endpoint(report).orElseThrow().state()).isEqualTo("available");
        assertThat(Inventory.of(world).records())
                .contains("orders.internal.example. A", "_postern.orders.internal.example. TXT");
    }

    private String serviceName() {
        return endpoint(world.pass(world.consumerSession(), storedConsumerPlan(), consumerLog))
                .orElseThrow()
                .serviceName();
    }

    private Plan storedConsumerPlan() {
        return story.consumer(Inventory.of(world).endpointServices().getFirst());
    }

    private void assertQuiet(String endpointId, String serviceName) {
        var grant = story.grant(Optional.of(endpointId), State.LIVE);
        Report api = world.pass(world.providerSession(), story.api(Set.of("127.10.1.7"), grant), apiLog);
        Report consumer = world.pass(world.consumerSession(), story.consumer(serviceName), consumerLog);

        assertThat(api.done()).isTrue();
        assertThat(api.changes()).isEmpty();
        assertThat(consumer.done()).isTrue();
        assertThat(consumer.changes()).isEmpty();
    }

    private Place consumerPlace(ObservedEndpointService service) {
        return story.consumer(service.serviceName()).place();
    }
}
