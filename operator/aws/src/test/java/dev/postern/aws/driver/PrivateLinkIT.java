package dev.postern.aws.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.aws.apply.Report;
import dev.postern.plan.facts.GrantFacts.State;
import dev.postern.plan.internalapi.ApiResources;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The whole life of an API and a consumer in two accounts, against the simulator. */
class PrivateLinkIT {

    private final SimulatedWorld world = SimulatedWorld.start();
    private final Life life = new Life(world);

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void exposesAnApiThatOnlyPrivateLinkCanEnter() {
        Report report = life.api(life.story.grant(Optional.empty(), State.LIVE));

        var balancer = report.observed(ApiResources.LOAD_BALANCER, ObservedLoadBalancer.class)
                .orElseThrow();
        assertThat(balancer.addresses()).hasSize(2);
        assertThat(balancer.enforcesOnPrivateLink()).isEqualTo("off");
        assertThat(Life.service(report).principals()).containsExactly(world.consumerRoleArn());
        assertThat(Inventory.of(world).ingress()).hasSize(2);
    }

    @Test
    void publishesTheRecordOnlyOnceTheConnectionStands() {
        var service = life.exposed();
        var endpoint = life.requested(service.serviceName());
        assertThat(Inventory.of(world).records()).isEqualTo(Inventory.asSeeded().records());

        life.api(life.live(endpoint.id()));
        Report report = life.consumer(service.serviceName());

        assertThat(Life.endpoint(report).orElseThrow().state()).isEqualTo("available");
        assertThat(Inventory.of(world).records())
                .contains("orders.internal.example. A", "_postern.orders.internal.example. TXT");
    }

    @Test
    void writesNothingWhenNothingHasChanged() {
        var endpoint = life.joined();
        world.simulator.advance(Duration.ofMinutes(1));

        Report api = life.api(life.live(endpoint.id()));
        Report consumer = life.consumer(endpoint.serviceName());

        assertThat(api.changes()).isEmpty();
        assertThat(consumer.changes()).isEmpty();
    }

    @Test
    void leavesNothingBehind() {
        life.joined();

        life.consumerDeleted();
        life.apiDeleted();

        assertThat(Inventory.of(world)).isEqualTo(Inventory.asSeeded());
    }

    @Test
    void endsTheConnectionsOfAnApiThatIsDeleted() {
        life.joined();

        life.apiDeleted();

        assertThat(Inventory.of(world).endpointServices()).isEmpty();
        assertThat(Inventory.of(world).loadBalancers()).isEmpty();
    }

    @Test
    void withdrawsAConsumerWhoseGrantHasEnded() {
        var endpoint = life.joined();

        Report report = life.api(life.story.grant(Optional.of(endpoint.id()), State.ENDED));

        assertThat(Life.service(report).principals()).isEmpty();
        assertThat(Life.service(report).connections())
                .singleElement()
                .satisfies(connection -> assertThat(connection.isOpen()).isFalse());
    }

    @Test
    void replacesAnEndpointThatWasRejected() {
        var endpoint = life.joined();
        life.api(life.story.grant(Optional.of(endpoint.id()), State.ENDED));
        life.api(life.story.grant(Optional.empty(), State.LIVE));
        world.simulator.advance(Duration.ofSeconds(5));

        var next = life.requested(endpoint.serviceName());

        assertThat(next.id()).isNotEqualTo(endpoint.id());
        assertThat(Inventory.of(world).endpoints()).containsExactly(next.id());
    }

    @Test
    void leavesAloneAConnectionThatNoGrantNames() {
        var stranger = life.requested(life.exposed().serviceName());

        Report report = life.api(life.live("vpce-00000000000000000"));

        assertThat(Life.service(report).connections()).singleElement().satisfies(connection -> {
            assertThat(connection.endpointId()).isEqualTo(stranger.id());
            assertThat(connection.awaitsDecision()).isTrue();
        });
    }
}
