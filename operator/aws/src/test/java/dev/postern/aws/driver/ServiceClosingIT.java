package dev.postern.aws.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An API that is being deleted, while its endpoint service stays. */
class ServiceClosingIT {

    private final SimulatedWorld world = SimulatedWorld.start();
    private final Life life = new Life(world);

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void letsNobodyInAnyMoreAndThenEndsEveryConnection() {
        life.joined();
        var closing = new ServiceClosing(world.providerSession());

        closing.closeToNewcomers(closing.look(life.apiLog.records()).orElseThrow());
        var closed = closing.look(life.apiLog.records()).orElseThrow();
        assertThat(closed.principals()).isEmpty();
        assertThat(closed.connections()).allMatch(ObservedEndpointService.Connection::isOpen);

        closing.endConnections(closed);
        world.simulator.advance(Duration.ofSeconds(3));
        assertThat(closing.look(life.apiLog.records()).orElseThrow().connections())
                .isNotEmpty()
                .noneMatch(ObservedEndpointService.Connection::isOpen);
    }
}
