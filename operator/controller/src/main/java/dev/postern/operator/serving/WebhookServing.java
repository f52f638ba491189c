package dev.postern.operator.serving;

import dev.postern.operator.configuration.TimeBounds;
import dev.postern.operator.leadership.LeaderWork;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Keeps the webhook able to serve: looked at often, written only when something is missing, old or foreign. */
@Singleton
final class WebhookServing implements LeaderWork {

    private static final Logger LOG = Logger.getLogger(WebhookServing.class);

    private final ServingMaterial material;
    private final CaBundles bundles;
    private Optional<ScheduledExecutorService> executor = Optional.empty();

    @Inject
    WebhookServing(ServingMaterial material, CaBundles bundles) {
        this.material = material;
        this.bundles = bundles;
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("webhook-serving").factory());
        // The work guards itself: its future has nothing to say.
        var _ = started.scheduleWithFixedDelay(
                this::ensure, 0, TimeBounds.WEBHOOK_CHECK.toMillis(), TimeUnit.MILLISECONDS);
        executor = Optional.of(started);
    }

    @Override
    public synchronized void stop() {
        executor.ifPresent(ScheduledExecutorService::shutdownNow);
        executor = Optional.empty();
    }

    private void ensure() {
        try {
            bundles.write(material.ensure());
        } catch (RuntimeException e) {
            LOG.warnf("serving certificate of the webhook not in order, trying again: %s", e.getMessage());
        }
    }
}
