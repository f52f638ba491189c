package dev.postern.aws.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.aws.apply.Outcome;
import dev.postern.aws.apply.Report;
import dev.postern.plan.Place;
import dev.postern.plan.Plan;
import dev.postern.plan.apiconsumer.ConsumerResources;
import dev.postern.plan.facts.GrantFacts;
import dev.postern.plan.facts.GrantFacts.State;
import dev.postern.plan.internalapi.ApiResources;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** The steps in the life of an API and a consumer, each as far as it can come. */
final class Life {

    static final Set<String> TARGETS = Set.of("127.10.1.7");
    private static final Place PROVIDER_PLACE = new Place("shop-prod", SimulatedWorld.PROVIDER, SimulatedWorld.REGION);
    private static final Place CONSUMER_PLACE =
            new Place("billing-prod", SimulatedWorld.CONSUMER, SimulatedWorld.REGION);

    final SimulatedWorld world;
    final Story story;
    final RecordedLog apiLog = new RecordedLog();
    final RecordedLog consumerLog = new RecordedLog();

    Life(SimulatedWorld world) {
        this.world = world;
        this.story = new Story(world);
    }

    GrantFacts live(String endpointId) {
        return story.grant(Optional.of(endpointId), State.LIVE);
    }

    Report api(GrantFacts... grants) {
        return world.converge(world.providerSession(), story.api(TARGETS, grants), apiLog);
    }

    Report consumer(String serviceName) {
        return world.converge(world.consumerSession(), story.consumer(serviceName), consumerLog);
    }

    /** The API's side as far as it comes without a consumer's endpoint. */
    ObservedEndpointService exposed() {
        return service(api(story.grant(Optional.empty(), State.LIVE)));
    }

    /** The consumer's side up to where it waits for the API. */
    ObservedEndpoint requested(String serviceName) {
        Report report = passOfConsumer(serviceName);
        for (int i = 0; i < 10 && endpoint(report).isEmpty(); i++) {
            world.simulator.advance(Duration.ofSeconds(1));
            report = passOfConsumer(serviceName);
        }
        assertThat(report.outcomes().get(ConsumerResources.ENDPOINT))
                .isInstanceOfSatisfying(
                        Outcome.InProgress.class,
                        waiting -> assertThat(waiting.why()).contains("waits for the API to accept it"));
        return endpoint(report).orElseThrow();
    }

    /** All of both sides; gives the id of the endpoint. */
    ObservedEndpoint joined() {
        var service = exposed();
        var endpoint = requested(service.serviceName());
        Report report = api(live(endpoint.id()));
        assertThat(report.changes()).contains("endpoint-service: accepted [" + endpoint.id() + "]");
        return endpoint(consumer(service.serviceName())).orElseThrow();
    }

    Report passOfConsumer(String serviceName) {
        return world.pass(world.consumerSession(), story.consumer(serviceName), consumerLog);
    }

    void consumerDeleted() {
        world.converge(world.consumerSession(), Plan.empty(Story.BILLING, CONSUMER_PLACE), consumerLog);
        assertThat(consumerLog.records()).isEmpty();
    }

    void apiDeleted() {
        world.converge(world.providerSession(), Plan.empty(Story.API, PROVIDER_PLACE), apiLog);
        assertThat(apiLog.records()).isEmpty();
    }

    static ObservedEndpointService service(Report report) {
        return report.observed(ApiResources.ENDPOINT_SERVICE, ObservedEndpointService.class)
                .orElseThrow();
    }

    static Optional<ObservedEndpoint> endpoint(Report report) {
        return report.observed(ConsumerResources.ENDPOINT, ObservedEndpoint.class);
    }
}
