package dev.postern.operator.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;

/** Watches objects that may come to be about something else, and forgets those that are gone. */
final class MovingSource<R extends HasMetadata, P extends HasMetadata> extends InformerEventSource<R, P> {

    private final Moved<R> moved;

    MovingSource(InformerEventSourceConfiguration<R> configuration, EventSourceContext<P> context, Moved<R> moved) {
        super(configuration, context);
        this.moved = moved;
    }

    /** The framework asks what the object was about, more than once, before this returns. */
    @Override
    public synchronized void onDelete(R resource, boolean isFinalStateUnknown) {
        super.onDelete(resource, isFinalStateUnknown);
        moved.forget(resource);
    }
}
