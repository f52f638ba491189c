package dev.postern.aws.apply;

import dev.postern.plan.resource.ResourceId;
import java.util.List;

/** Removes what is recorded and not wanted any more; each only when nothing is left that may stand on it. */
final class Cleaning {

    private final Drivers drivers;
    private final Pass pass;

    Cleaning(Drivers drivers, Pass pass) {
        this.drivers = drivers;
        this.pass = pass;
    }

    /** In an order in which each comes before those it may stand on. */
    void remove(List<ResourceRecord> leftovers) {
        leftovers.forEach(stored -> pass.settle(stored.id(), () -> remove(stored, leftovers)));
    }

    private Outcome remove(ResourceRecord stored, List<ResourceRecord> leftovers) {
        if (pass.paused()) {
            return new Outcome.InProgress("Paused: nothing is deleted.", Delays.PAUSED);
        }
        List<ResourceId> remaining = leftovers.stream()
                .filter(other -> other.kind().needs(stored.kind()))
                .map(ResourceRecord::id)
                .filter(id -> !pass.isDone(id))
                .toList();
        return remaining.isEmpty() ? step(stored, drivers.of(stored.kind())) : new Outcome.Blocked(remaining);
    }

    private <O extends Observed> Outcome step(ResourceRecord stored, Driver<?, O> driver) {
        return new Removal<>(stored, driver, pass).outcome();
    }
}
