package dev.postern.operator.kubernetes;

import dev.postern.contract.MetadataKeys;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.Mappers;

/** Watches what the operator made: a child that is changed or deleted by somebody else is made right again. */
public final class ChildSources {

    private static final String OURS = MetadataKeys.MANAGED_BY + "=" + MetadataKeys.MANAGED_BY_POSTERN;

    private ChildSources() {}

    public static <R extends HasMetadata, P extends HasMetadata> EventSource<R, P> of(
            Class<R> child, EventSourceContext<P> context) {
        Class<P> owner = context.getPrimaryResourceClass();
        return new InformerEventSource<>(
                InformerEventSourceConfiguration.from(child, owner)
                        .withLabelSelector(OURS)
                        .withSecondaryToPrimaryMapper(Mappers.fromOwnerReferences(owner))
                        .build(),
                context);
    }
}
