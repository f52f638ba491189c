package dev.postern.aws.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.aws.apply.Report;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people change by hand is changed back, and first of all what lets others in. */
class DriftIT {

    private final SimulatedWorld world = SimulatedWorld.start();
    private final Life life = new Life(world);

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void mendsEverythingInOnePass() {
        var endpoint = life.joined();
        drifts().forEach(drift -> drift.accept(new Drift(life)));
        world.simulator.advance(Duration.ofSeconds(3));

        Report api = life.api(life.live(endpoint.id()));
        Report consumer = life.consumer(endpoint.serviceName());

        assertThat(api.changes())
                .anyMatch(change -> change.startsWith("load-balancer-group: closed [sgr-"))
                .contains(
                        "endpoint-service: acceptance required",
                        "endpoint-service: disallowed [*]",
                        "load-balancer: closed to all but PrivateLink",
                        "load-balancer: cross-zone ON",
                        "target-group: set attributes",
                        "target-group: set health check",
                        "target-group: deregistered [127.10.2.9]")
                .anyMatch(change -> change.startsWith("listener: forwards port 443"));
        assertThat(consumer.changes())
                .anyMatch(change -> change.startsWith("endpoint-group: closed [sgr-"))
                .anyMatch(change -> change.startsWith("endpoint: security group sg-"));
    }

    static Stream<Consumer<Drift>> drifts() {
        return Stream.of(
                Drift::openLoadBalancerToTheWorld,
                Drift::openEndpointToTheWorld,
                Drift::acceptEverybody,
                Drift::allowEverybody,
                Drift::enforceOnPrivateLink,
                Drift::stayInZone,
                Drift::dropProxyProtocol,
                Drift::checkAnotherPath,
                drift -> drift.addTarget("127.10.2.9"),
                Drift::listenOnAnotherPort,
                Drift::swapGroupOfEndpoint);
    }
}
