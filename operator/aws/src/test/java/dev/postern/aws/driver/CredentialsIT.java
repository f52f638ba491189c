package dev.postern.aws.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.aws.account.AwsAccount;
import dev.postern.aws.apply.Outcome;
import dev.postern.aws.apply.Report;
import dev.postern.aws.facts.NetworkGathering;
import dev.postern.aws.problem.AwsProblemException;
import dev.postern.aws.problem.Problem;
import dev.postern.plan.internalapi.ApiResources;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Roles, their sessions, and what happens when these end. */
class CredentialsIT {

    private final SimulatedWorld world = SimulatedWorld.start();
    private final Life life = new Life(world);

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void takesNewCredentialsWhenASessionEndsBeforeItsTime() {
        var endpoint = life.joined();
        var plan = life.story.api(Life.TARGETS, life.live(endpoint.id()));
        world.simulator.advance(Duration.ofSeconds(3));
        world.simulator.accounts().endSessions();

        Report refused = world.pass(world.providerSession(), plan, life.apiLog);
        Report report = world.converge(world.providerSession(), plan, life.apiLog);

        assertThat(refused.outcomes().get(ApiResources.LOAD_BALANCER_GROUP)).isInstanceOf(Outcome.InProgress.class);
        assertThat(report.done()).isTrue();
    }

    @Test
    void saysWhichRoleCannotBeAssumedAndWhatToDo() {
        var strange = new AwsAccount(
                "shop-prod",
                SimulatedWorld.PROVIDER,
                SimulatedWorld.REGION,
                Optional.of(world.providerRoleArn()),
                Optional.of("another-external-id"));
        var gathering = new NetworkGathering(world.accounts.open(strange));

        assertThatThrownBy(() -> gathering.network(List.of("subnet-0000000a"), List.of()))
                .isInstanceOfSatisfying(
                        AwsProblemException.class,
                        failure -> assertThat(failure.problem())
                                .isInstanceOf(Problem.Unreachable.class)
                                .extracting(Problem::message)
                                .asString()
                                .contains(world.providerRoleArn(), "external id"));
    }
}
