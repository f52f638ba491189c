package dev.postern.webhook.cluster;

import dev.postern.webhook.WebhookConfiguration;
import dev.postern.webhook.admission.Busy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Bounds what a review may ask of the API server itself. In time, whatever it asks together, since the API server stops
 * waiting for the review; and in number, since nobody can be kept from sending reviews: a pod that sends many must not
 * become load on the API server.
 */
@ApplicationScoped
public class LiveReads {

    /** For the bursts in which Kubernetes creates pods. */
    private static final Duration PATIENCE = Duration.ofMillis(250);

    private final Semaphore places;
    private final Duration deadline;

    @Inject
    LiveReads(WebhookConfiguration configuration) {
        this(configuration.liveReads().atOnce(), configuration.liveReads().deadline());
    }

    LiveReads(int atOnce, Duration deadline) {
        this.places = new Semaphore(atOnce, true);
        this.deadline = deadline;
    }

    /**
     * @param reading everything that one review asks
     * @throws Busy when as many as may are at it already
     * @throws IllegalStateException when it fails or takes too long
     */
    <T> T read(Supplier<T> reading) {
        if (!getsPlace()) {
            throw new Busy("postern-webhook is busy: it reads for as many other reviews as it may. Try again");
        }
        var task = new FutureTask<>(reading::get);
        Thread.ofVirtual().name("live-read").start(() -> run(task));
        return await(task);
    }

    private boolean getsPlace() {
        try {
            return places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** One that nobody waits for any more keeps its place until it really is over. */
    private void run(FutureTask<?> task) {
        try {
            task.run();
        } finally {
            places.release();
        }
    }

    private <T> T await(FutureTask<T> task) {
        try {
            return task.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("the API server did not answer within " + deadline.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw failed(Objects.requireNonNullElse(e.getCause(), e));
        } catch (InterruptedException e) {
            throw interrupted(e);
        } finally {
            task.cancel(true);
        }
    }

    private static IllegalStateException failed(Throwable why) {
        return new IllegalStateException(why.getMessage(), why);
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while reading from the API server", e);
    }
}
