package dev.postern.awssim.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One simulated world: its time, its asynchronous steps, its identifiers, and the lock that makes each call run alone.
 * Steps that are due run before whatever looks at the world next.
 */
public final class World {
    private record Step(Instant due, long order, Runnable action) implements Comparable<Step> {
        @Override
        public int compareTo(Step other) {
            int byTime = due.compareTo(other.due);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final PriorityQueue<Step> steps = new PriorityQueue<>();
    private final VirtualClock clock;
    private final Delays delays;
    private final Ids ids;
    private long order;

    public World(VirtualClock clock, Delays delays, Ids ids) {
        this.clock = clock;
        this.delays = delays;
        this.ids = ids;
    }

    public Instant now() {
        return clock.instant();
    }

    public Ids ids() {
        return ids;
    }

    public Duration delay(Delay delay) {
        return delays.of(delay);
    }

    /** Runs with nobody else in the world. */
    public <T> T alone(Supplier<T> work) {
        lock.lock();
        try {
            runDue();
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** Lets what is due happen. */
    public void settle() {
        alone(() -> true);
    }

    public void advance(Duration by) {
        clock.advance(by);
        settle();
    }

    /** Does something later; for callers inside {@link #alone}. */
    public void after(Delay delay, Runnable action) {
        after(delays.of(delay), action);
    }

    public void after(Duration delay, Runnable action) {
        steps.add(new Step(now().plus(delay), order++, action));
    }

    private void runDue() {
        Instant now = now();
        for (Step next = steps.peek(); next != null && !next.due().isAfter(now); next = steps.peek()) {
            steps.remove(next);
            next.action().run();
        }
    }
}
