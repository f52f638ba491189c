package dev.postern.aws.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.plan.Plan;
import dev.postern.plan.resource.DesiredResource;
import dev.postern.plan.resource.ResourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The process dies at every write in turn, before and after it took place, and starts again from an empty memory. */
class CrashTest {

    private static final int MORE_WRITES_THAN_ANY_RUN_HAS = 40;

    record Stop(int write, boolean afterCommit, int hiddenLooks) {}

    static Stream<Stop> stops() {
        List<Stop> stops = new ArrayList<>();
        for (int write = 1; write <= MORE_WRITES_THAN_ANY_RUN_HAS; write++) {
            for (int hidden = 0; hidden <= 1; hidden++) {
                stops.add(new Stop(write, false, hidden));
                stops.add(new Stop(write, true, hidden));
            }
        }
        return stops.stream();
    }

    @ParameterizedTest
    @MethodSource("stops")
    void creationLeavesNoDuplicateAndNoOrphan(Stop stop) {
        for (Plan plan : List.of(Plans.api("role-a"), Plans.consumer("service-a"))) {
            var world = stoppedDuring(stop, plan);

            world.converge(plan);

            assertOneOfEach(world, plan);
        }
    }

    @ParameterizedTest
    @MethodSource("stops")
    void whatWasBegunCanBeDeleted(Stop stop) {
        for (Plan plan : List.of(Plans.api("role-a"), Plans.consumer("service-a"))) {
            var world = stoppedDuring(stop, plan);
            world.cloud.hiddenLooks = 0;

            world.converge(Plans.empty());

            assertNothingLeft(world);
        }
    }

    @ParameterizedTest
    @MethodSource("stops")
    void deletionGoesOnWhereItStopped(Stop stop) {
        var world = new World();
        world.converge(Plans.api("role-a"));
        world.writes.stopAt(stop.write(), stop.afterCommit());
        world.untilStopped(Plans.empty());

        world.converge(Plans.empty());

        assertNothingLeft(world);
    }

    @ParameterizedTest
    @MethodSource("stops")
    void replacementGoesOnWhereItStopped(Stop stop) {
        var world = new World();
        world.converge(Plans.consumer("service-a"));
        world.writes.stopAt(stop.write(), stop.afterCommit());
        world.untilStopped(Plans.consumer("service-b"));

        world.converge(Plans.consumer("service-b"));

        assertOneOfEach(world, Plans.consumer("service-b"));
    }

    @Property(tries = 300)
    void anyNumberOfDeathsEndsTheSame(@ForAll List<@IntRange(min = 1, max = 12) Integer> deaths) {
        var world = new World();
        for (int i = 0; i < Math.min(deaths.size(), 12); i++) {
            world.writes.stopAt(deaths.get(i), i % 2 == 0);
            world.untilStopped(i % 3 == 2 ? Plans.empty() : Plans.api("role-" + i));
        }

        world.converge(Plans.api("role-z"));
        assertOneOfEach(world, Plans.api("role-z"));
        world.converge(Plans.empty());
        assertNothingLeft(world);
    }

    private static World stoppedDuring(Stop stop, Plan plan) {
        var world = new World();
        world.cloud.hiddenLooks = stop.hiddenLooks();
        world.writes.stopAt(stop.write(), stop.afterCommit());
        world.untilStopped(plan);
        return world;
    }

    private static void assertOneOfEach(World world, Plan plan) {
        List<ResourceId> wanted =
                plan.resources().stream().map(DesiredResource::id).toList();
        assertThat(world.log.records()).extracting(ResourceRecord::id).containsExactlyInAnyOrderElementsOf(wanted);
        assertThat(world.cloud.resources.keySet())
                .containsExactlyInAnyOrderElementsOf(world.log.records().stream()
                        .map(stored -> stored.awsId().orElseThrow())
                        .toList());
    }

    private static void assertNothingLeft(World world) {
        assertThat(world.cloud.resources).isEmpty();
        assertThat(world.log.records()).isEmpty();
    }
}
