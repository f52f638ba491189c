package dev.postern.aws.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.plan.Plan;
import java.time.Duration;
import java.time.Instant;

/** A cloud, a log that outlives the process, and a clock; every pass starts from an empty memory. */
final class World {

    private static final int MOST_PASSES = 40;

    final Writes writes = new Writes();
    final FakeCloud cloud = new FakeCloud(writes);
    final MemoryLog log = new MemoryLog(writes);
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    Report pass(Plan plan) {
        return pass(plan, Mode.EVERYTHING);
    }

    Report pass(Plan plan, Mode mode) {
        now = now.plus(Duration.ofSeconds(3));
        Instant fixed = now;
        return new Applier(FakeDriver.all(cloud), () -> fixed).apply(plan, log, mode);
    }

    void later(Duration time) {
        now = now.plus(time);
    }

    /** Passes, as a controller makes them, until everything is done. */
    Report converge(Plan plan) {
        Report report = pass(plan);
        for (int i = 0; i < MOST_PASSES && !report.done(); i++) {
            report = pass(plan);
        }
        assertThat(report.outcomes().values()).as("settles").allMatch(Outcome.Done.class::isInstance);
        return report;
    }

    /** Runs until the process is stopped, or all is done. */
    void untilStopped(Plan plan) {
        try {
            converge(plan);
        } catch (Writes.Stopped expected) {
            assertThat(expected).isNotNull();
        } finally {
            writes.neverStop();
        }
    }
}
