package dev.postern.aws.apply;

import dev.postern.aws.call.CallScope;
import dev.postern.plan.Plan;
import java.time.InstantSource;

/**
 * Makes AWS look as a plan says: matches what is recorded and found against what is wanted, creates and updates in
 * order, deletes what is left over. A pass never waits; it may be repeated, stopped at any point, and run from an empty
 * memory.
 */
public final class Applier {

    private final Drivers drivers;
    private final InstantSource clock;

    public Applier(Drivers drivers, InstantSource clock) {
        this.drivers = drivers;
        this.clock = clock;
    }

    /** @throws RuntimeException what the log throws when it cannot store: the pass ends there */
    public Report apply(Plan plan, IntentLog log, Mode mode) {
        var pass = new Pass(plan, new Ledger(log, plan.owner(), clock), mode);
        return CallScope.of(plan.owner()).call(() -> run(plan, pass));
    }

    private Report run(Plan plan, Pass pass) {
        new Creation(drivers, pass).converge(plan.resources());
        new Cleaning(drivers, pass).remove(pass.ledger().leftovers(plan));
        return pass.report();
    }
}
