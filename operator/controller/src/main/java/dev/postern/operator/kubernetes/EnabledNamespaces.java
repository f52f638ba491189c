package dev.postern.operator.kubernetes;

import dev.postern.contract.MetadataKeys;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The namespaces whose pods and objects the webhook guards, by their label. Only these are watched, so the others cost
 * no memory; one that gets or loses the label wakes every object in it.
 */
public final class EnabledNamespaces {

    private static final String LABELLED = MetadataKeys.NAMESPACE_ENABLED + "=" + MetadataKeys.ENABLED;

    private EnabledNamespaces() {}

    public static <P extends HasMetadata> EventSource<Namespace, P> source(EventSourceContext<P> context) {
        return new InformerEventSource<>(
                InformerEventSourceConfiguration.from(Namespace.class, context.getPrimaryResourceClass())
                        .withLabelSelector(LABELLED)
                        .withSecondaryToPrimaryMapper(namespace -> objectsIn(namespace, context))
                        .withPrimaryToSecondaryMapper((P primary) ->
                                Set.of(new ResourceID(primary.getMetadata().getNamespace())))
                        .withOnUpdateFilter((before, now) -> false)
                        .build(),
                context);
    }

    public static NamespaceGuard guardOf(Context<?> context) {
        return context.getSecondaryResource(Namespace.class).isPresent()
                ? NamespaceGuard.ENABLED
                : NamespaceGuard.NOT_ENABLED;
    }

    private static <P extends HasMetadata> Set<ResourceID> objectsIn(
            Namespace namespace, EventSourceContext<P> context) {
        String name = namespace.getMetadata().getName();
        return context.getPrimaryCache()
                .list(object -> object.getMetadata().getNamespace().equals(name))
                .map(ResourceID::fromResource)
                .collect(Collectors.toSet());
    }
}
