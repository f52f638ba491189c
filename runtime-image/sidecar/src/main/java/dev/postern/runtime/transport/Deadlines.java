package dev.postern.runtime.transport;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Looks at everything on one event loop that waits for something, a few times a second. A request then moves a field
 * instead of making and cancelling a timer for each of its steps.
 */
@SuppressWarnings("FutureReturnValueIgnored") // Netty says through the pipeline what fails.
public final class Deadlines {

    private static final long SWEEP_MILLIS = 100;

    private final Set<Expiring> watched = Collections.newSetFromMap(new IdentityHashMap<>());

    private Deadlines() {}

    static Deadlines startedOn(EventLoop loop) {
        var deadlines = new Deadlines();
        loop.scheduleWithFixedDelay(deadlines::sweep, SWEEP_MILLIS, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
        return deadlines;
    }

    /** Something that must not wait for ever. */
    public interface Expiring {

        /** Ends what has waited too long. */
        void expireIfDue(long nanoTime);
    }

    public void watch(Expiring expiring) {
        watched.add(expiring);
    }

    public void forget(Expiring expiring) {
        watched.remove(expiring);
    }

    private void sweep() {
        long now = System.nanoTime();
        List<Expiring> each = new ArrayList<>(watched);
        each.forEach(expiring -> expiring.expireIfDue(now));
    }
}
