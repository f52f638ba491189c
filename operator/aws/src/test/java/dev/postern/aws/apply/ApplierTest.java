package dev.postern.aws.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.aws.problem.Problem;
import dev.postern.plan.resource.ResourceKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApplierTest {

    private final World world = new World();

    @Test
    void makesEverythingInOnePassWhenAwsIsQuick() {
        Report report = world.pass(Plans.api("role-a"));

        assertThat(report.done()).isTrue();
        assertThat(world.cloud.resources).hasSize(6);
        assertThat(report.changes()).hasSize(9).contains("service: changed to [role-a] []");
    }

    @Test
    void makesNoWriteWhenNothingHasChanged() {
        world.converge(Plans.api("role-a"));
        world.writes.reset();

        Report report = world.pass(Plans.api("role-a"));

        assertThat(report.done()).isTrue();
        assertThat(report.changes()).isEmpty();
        assertThat(world.writes.count()).isZero();
    }

    @Test
    void writesTheIntentBeforeTheCallAndTheIdAfterIt() {
        world.writes.stopAt(2, false);
        world.untilStopped(Plans.api());
        assertThat(world.log.get(Plans.GROUP).state()).isEqualTo(ResourceRecord.State.INTENDED);
        assertThat(world.cloud.resources).isEmpty();

        world.converge(Plans.api());

        assertThat(world.log.get(Plans.GROUP).state()).isEqualTo(ResourceRecord.State.CREATED);
        assertThat(world.log.get(Plans.GROUP).awsId()).isPresent();
    }

    @Test
    void holdsUpOnlyWhatIsMadeFromTheUnfinished() {
        world.cloud.refusals.put(ResourceKind.LOAD_BALANCER, new Problem.Denied("no", Duration.ofMinutes(1)));

        Report report = world.pass(Plans.api());

        assertThat(report.outcomes().get(Plans.BALANCER)).isInstanceOf(Outcome.Failed.class);
        assertThat(report.outcomes().get(Plans.TARGETS)).isEqualTo(new Outcome.Done());
        assertThat(report.outcomes().get(Plans.RULE)).isEqualTo(new Outcome.Done());
        assertThat(report.outcomes().get(Plans.LISTENER)).isEqualTo(blockedBy());
        assertThat(report.outcomes().get(Plans.SERVICE)).isEqualTo(blockedBy());
        assertThat(report.nextCheck()).contains(Duration.ofMinutes(1));
    }

    private static Outcome blockedBy() {
        return new Outcome.Blocked(List.of(Plans.BALANCER));
    }

    @Test
    void deletesInTheOrderAwsAsksFor() {
        world.converge(Plans.api("role-a"));

        world.converge(Plans.empty());

        assertThat(world.cloud.resources).isEmpty();
        assertThat(world.log.records()).isEmpty();
        assertThat(world.cloud.deletions)
                .containsExactly(
                        ResourceKind.ENDPOINT_SERVICE,
                        ResourceKind.LISTENER,
                        ResourceKind.TARGET_GROUP,
                        ResourceKind.LOAD_BALANCER,
                        ResourceKind.SECURITY_GROUP_RULE,
                        ResourceKind.SECURITY_GROUP);
    }

    @Test
    void deletesNothingOnTheStrengthOfAFailedLook() {
        world.converge(Plans.api());
        world.cloud.unreadable = Optional.of(ResourceKind.ENDPOINT_SERVICE);

        Report report = world.pass(Plans.empty());

        assertThat(report.outcomes().get(Plans.SERVICE)).isInstanceOf(Outcome.InProgress.class);
        assertThat(report.outcomes().get(Plans.GROUP)).isInstanceOf(Outcome.Blocked.class);
        assertThat(world.cloud.resources).hasSize(6);
        assertThat(world.log.records()).hasSize(6);
    }

    @Test
    void makesNoSecondOneOnTheStrengthOfAFailedLook() {
        world.converge(Plans.api());
        world.cloud.unreadable = Optional.of(ResourceKind.LOAD_BALANCER);

        world.later(Duration.ofHours(1));
        world.pass(Plans.api());

        assertThat(world.cloud.resources).hasSize(6);
    }

    @Test
    void replacesADeadEndpointUnderTheNextIncarnation() {
        world.converge(Plans.consumer("service-a"));
        String dead = world.log.get(Plans.ENDPOINT).awsId().orElseThrow();
        world.cloud.resources.get(dead).dead = true;
        world.later(Duration.ofMinutes(5));

        world.converge(Plans.consumer("service-a"));

        assertThat(world.cloud.resources).doesNotContainKey(dead).hasSize(3);
        assertThat(world.log.get(Plans.ENDPOINT).incarnation()).isEqualTo(1);
    }

    @Test
    void makesAgainWhatSomebodyDeleted() {
        world.converge(Plans.consumer("service-a"));
        world.cloud.delete(world.log.get(Plans.RECORD).awsId().orElseThrow());
        world.later(Duration.ofMinutes(5));

        world.converge(Plans.consumer("service-a"));

        assertThat(world.cloud.resources).hasSize(3);
        assertThat(world.log.get(Plans.RECORD).incarnation()).isEqualTo(1);
    }

    @Test
    void doesNotReplaceWhatIsOnlyNotShownYet() {
        world.cloud.hiddenLooks = 2;

        Report first = world.pass(Plans.api());
        world.converge(Plans.api());

        assertThat(first.outcomes().get(Plans.GROUP)).isInstanceOf(Outcome.InProgress.class);
        assertThat(world.cloud.resources).hasSize(6);
        assertThat(world.log.records()).allMatch(stored -> stored.incarnation() == 0);
    }

    @Test
    void givesUpAnIntentThatAwsRefusesOnceSomethingElseIsWanted() {
        world.cloud.refusals.put(ResourceKind.ENDPOINT, new Problem.NotFound("no such service", Duration.ofMinutes(1)));
        world.pass(Plans.consumer("wrong"));
        world.cloud.refusals.clear();
        var cloud = world.cloud;
        cloud.refusals.put(ResourceKind.DNS_RECORD, new Problem.Denied("no", Duration.ofMinutes(1)));

        world.pass(Plans.consumer("wrong"));
        world.pass(Plans.consumer("right"));
        world.pass(Plans.consumer("right"));

        assertThat(cloud.resources.values())
                .filteredOn(resource -> resource.parameters.kind() == ResourceKind.ENDPOINT)
                .singleElement()
                .satisfies(resource -> assertThat(resource.parameters.fixed()).contains("right"));
    }

    @Test
    void recoversByTokenInOrderToDelete() {
        world.writes.stopAt(6, true);
        world.untilStopped(Plans.consumer("service-a"));
        assertThat(world.log.get(Plans.ENDPOINT).state()).isEqualTo(ResourceRecord.State.INTENDED);
        assertThat(world.cloud.resources).hasSize(2);

        world.converge(Plans.empty());

        assertThat(world.cloud.resources).isEmpty();
        assertThat(world.log.records()).isEmpty();
    }

    @Test
    void takesAccessAwayThoughWhatItStandsOnCannotBeRead() {
        world.converge(Plans.api("role-a", "role-b"));
        world.cloud.unreadable = Optional.of(ResourceKind.LOAD_BALANCER);

        Report report = world.pass(Plans.api("role-a"));

        assertThat(report.outcomes().get(Plans.SERVICE)).isEqualTo(blockedBy());
        assertThat(report.changes()).containsExactly("service: changed to [role-a] []");
    }

    @Test
    void replacesMoreAndMoreSlowlyWhatKeepsDying() {
        world.cloud.stillborn = Optional.of(ResourceKind.ENDPOINT);

        for (int pass = 0; pass < 100; pass++) {
            world.pass(Plans.consumer("service-a"));
        }

        assertThat(world.log.get(Plans.ENDPOINT).incarnation()).isBetween(3, 6);
        assertThat(world.cloud.resources).hasSize(2);
    }

    @Test
    void doesNotHoldUpADeletionBecauseOfSomebodyElsesResource() {
        world.cloud.refusals.put(ResourceKind.LOAD_BALANCER, new Problem.Denied("no", Duration.ofMinutes(1)));
        world.pass(Plans.api());
        world.cloud.foreign = Optional.of(ResourceKind.LOAD_BALANCER);
        world.later(Duration.ofMinutes(1));

        world.converge(Plans.empty());

        assertThat(world.log.records()).isEmpty();
    }

    @Test
    void takesAwayAccessAndNothingElseWhilePaused() {
        world.converge(Plans.api("role-a", "role-b"));
        int before = world.cloud.resources.size();

        Report report = world.pass(Plans.api("role-a"), Mode.WITHDRAWALS_ONLY);

        assertThat(report.changes()).containsExactly("service: changed to [role-a] []");
        assertThat(world.cloud.resources).hasSize(before);
        assertThat(new World().pass(Plans.api(), Mode.WITHDRAWALS_ONLY).changes())
                .isEmpty();
    }
}
