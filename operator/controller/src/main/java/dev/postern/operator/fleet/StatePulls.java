package dev.postern.operator.fleet;

import dev.postern.operator.configuration.TimeBounds;
import dev.postern.operator.fleet.InjectedPod.PodKey;
import dev.postern.operator.leadership.LeaderWork;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Asks every pod for its state: often while it is behind what is wanted of it, seldom when it is not. Each question has
 * a virtual thread of its own, so that pods that do not answer hold up no other.
 */
@Singleton
final class StatePulls implements LeaderWork {

    private static final Logger LOG = Logger.getLogger(StatePulls.class);

    private static final Duration TICK = Duration.ofMillis(100);

    private final Fleet fleet;
    private final PodTouches touches;
    private final OperatorTls tls;
    private final InstantSource clock;
    private final Map<PodKey, Instant> asked = new ConcurrentHashMap<>();
    private final Set<PodKey> inFlight = ConcurrentHashMap.newKeySet();
    private Optional<ScheduledExecutorService> ticker = Optional.empty();

    @Inject
    StatePulls(Fleet fleet, PodTouches touches, OperatorTls tls, InstantSource clock) {
        this.fleet = fleet;
        this.touches = touches;
        this.tls = tls;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        fleet.listen(this::forgetIfGone);
        ScheduledExecutorService executor = Executors.newScheduledThreadPool(
                2, Thread.ofPlatform().daemon().name("state-pulls-", 0).factory());
        every(executor, tls::refresh);
        every(executor, this::tick);
        ticker = Optional.of(executor);
    }

    @Override
    public synchronized void stop() {
        ticker.ifPresent(ScheduledExecutorService::shutdownNow);
        ticker = Optional.empty();
        tls.close();
    }

    private void tick() {
        for (FleetPod pod : fleet.all()) {
            if (!pod.pod().isLeaving() && isDue(pod) && inFlight.add(pod.pod().key())) {
                Thread.startVirtualThread(() -> attend(pod));
            }
        }
    }

    private void attend(FleetPod pod) {
        try {
            touches.touchIfBehind(pod);
            ask(pod.pod());
        } catch (RuntimeException e) {
            LOG.warnf(
                    e,
                    "pod not attended to namespace=%s name=%s",
                    pod.pod().key().namespace(),
                    pod.pod().key().name());
        } finally {
            inFlight.remove(pod.pod().key());
        }
    }

    private boolean isDue(FleetPod pod) {
        Instant last = asked.get(pod.pod().key());
        return last == null || !clock.instant().isBefore(last.plus(delay(pod)));
    }

    private Duration delay(FleetPod pod) {
        if (pod.answer() instanceof Answer.Unreachable) {
            return TimeBounds.REPORT_UNREACHABLE;
        }
        return fleet.isAwaited(pod) ? TimeBounds.REPORT_FAST : TimeBounds.REPORT_SLOW;
    }

    private void ask(InjectedPod pod) {
        Instant now = clock.instant();
        tls.ask(pod).ifPresent(answer -> {
            asked.put(pod.key(), now);
            fleet.answered(pod.key(), answer);
        });
    }

    private void forgetIfGone(InjectedPod pod) {
        if (fleet.find(pod.key()).isEmpty()) {
            asked.remove(pod.key());
            touches.forget(pod.key());
        }
    }

    private static void every(ScheduledExecutorService executor, Runnable work) {
        // The work guards itself: its future has nothing to say.
        var _ = executor.scheduleWithFixedDelay(() -> guarded(work), 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A scheduled task that throws is never run again. */
    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("asking pods for their state failed, trying again", e);
        }
    }
}
