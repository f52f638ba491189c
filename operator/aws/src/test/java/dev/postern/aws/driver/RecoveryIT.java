package dev.postern.aws.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.aws.account.AccountSession;
import dev.postern.aws.apply.IntentLog;
import dev.postern.plan.Plan;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The process dies after every call to AWS whose answer it had not stored yet. */
class RecoveryIT {

    private final SimulatedWorld world = SimulatedWorld.start();
    private final Life life = new Life(world);

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void findsEverythingAgainThatWasMadeBeforeItWasStored() {
        stumble(world.providerSession(), life.story.api(Life.TARGETS), life.apiLog);
        var service = life.exposed();
        assertThat(Inventory.of(world)).satisfies(found -> {
            assertThat(found.loadBalancers()).hasSize(1);
            assertThat(found.targetGroups()).hasSize(1);
            assertThat(found.endpointServices()).hasSize(1);
            assertThat(found.ingress()).hasSize(2);
            assertThat(found.securityGroups()).hasSize(3);
        });

        stumble(world.consumerSession(), life.story.consumer(service.serviceName()), life.consumerLog);
        var endpoint = life.requested(service.serviceName());
        assertThat(Inventory.of(world).endpoints()).containsExactly(endpoint.id());

        life.consumerDeleted();
        life.apiDeleted();
        assertThat(Inventory.of(world)).isEqualTo(Inventory.asSeeded());
    }

    /** Every pass stores one intent, makes one call, and dies before it can store what came of it. */
    static void stumble(AccountSession session, Plan plan, IntentLog log, SimulatedWorld world) {
        for (int pass = 0; pass < 12; pass++) {
            try {
                world.pass(session, plan, new StoppingLog(log, 1));
            } catch (StoppingLog.Stopped expected) {
                assertThat(expected).isNotNull();
            }
            world.simulator.advance(Duration.ofSeconds(3));
            moveOn(session, plan, log, world, pass);
        }
    }

    /** What was recovered is stored, or nothing after it would ever be reached. */
    private static void moveOn(AccountSession session, Plan plan, IntentLog log, SimulatedWorld world, int pass) {
        try {
            world.pass(session, plan, new StoppingLog(log, 2));
        } catch (StoppingLog.Stopped expected) {
            assertThat(pass).isNotNegative();
        }
    }

    private void stumble(AccountSession session, Plan plan, IntentLog log) {
        stumble(session, plan, log, world);
    }
}
