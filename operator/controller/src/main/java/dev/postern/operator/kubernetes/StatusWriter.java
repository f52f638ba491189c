package dev.postern.operator.kubernetes;

import dev.postern.operator.kubernetes.ObjectEvents.Change;
import io.fabric8.kubernetes.client.CustomResource;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Supplier;

/** Writes statuses; see {@link StatusPen} for how. */
@Singleton
public final class StatusWriter {

    private final ObjectEvents events;

    @Inject
    StatusWriter(ObjectEvents events) {
        this.events = events;
    }

    /** Begins a pass over the object the context is about. */
    public <S, R extends CustomResource<?, S>> StatusPen<S, R> open(Context<R> context, Supplier<R> fresh) {
        return new StatusPen<>(context, fresh, events);
    }

    /**
     * @param fresh an object of the kind with nothing in it
     * @param changes told in Events once the status is written
     */
    public <S, R extends CustomResource<?, S>> void write(Context<R> context, R fresh, S status, List<Change> changes) {
        open(context, () -> fresh).write(status, changes);
    }
}
