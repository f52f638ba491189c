package dev.postern.operator.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Objects of another kind that a controller watches: found by the API they are about, whichever of the two appeared
 * first.
 */
public final class Related {

    private static final String BY_API = "api";

    private Related() {}

    /**
     * @param about the APIs an object is about
     * @param concerned the objects of the controller that a change of one about this API concerns
     */
    public static <R extends HasMetadata, P extends HasMetadata> InformerEventSource<R, P> watch(
            Class<R> type,
            EventSourceContext<P> context,
            Function<R, Set<ResourceID>> about,
            Function<ResourceID, Set<ResourceID>> concerned) {
        var moved = new Moved<>(about);
        var source = new MovingSource<R, P>(
                InformerEventSourceConfiguration.from(type, context.getPrimaryResourceClass())
                        .withSecondaryToPrimaryMapper(object -> moved.beforeAndNow(object).stream()
                                .flatMap(api -> concerned.apply(api).stream())
                                .collect(Collectors.toSet()))
                        .withPrimaryToSecondaryMapper((P primary) -> Set.of())
                        .build(),
                context,
                moved);
        source.addIndexers(Map.of(BY_API, object -> keys(object, about.apply(object))));
        return source;
    }

    /** Indexes the controller's own objects, so that those about an API are found by it. */
    public static <P extends HasMetadata> Function<ResourceID, Set<ResourceID>> primariesAbout(
            EventSourceContext<P> context, Function<P, Set<ResourceID>> about) {
        var cache = context.getPrimaryCache();
        cache.addIndexers(Map.of(
                BY_API, object -> about.apply(object).stream().map(Related::key).toList()));
        return api -> cache.byIndex(BY_API, key(api)).stream()
                .map(ResourceID::fromResource)
                .collect(Collectors.toSet());
    }

    /** The watched objects of this type that are about the API, or of its namespace and not known to be about any. */
    public static <R extends HasMetadata> List<R> about(Class<R> type, Context<?> context, ResourceID api) {
        var source = source(type, context);
        String unknown = unknownIn(api.getNamespace().orElse(""));
        return Stream.concat(source.byIndex(BY_API, key(api)).stream(), source.byIndex(BY_API, unknown).stream())
                .toList();
    }

    public static <R extends HasMetadata> Optional<R> named(Class<R> type, Context<?> context, ResourceID id) {
        return source(type, context).get(id);
    }

    // The event source of a type was registered under that type.
    @SuppressWarnings("unchecked")
    private static <R extends HasMetadata> InformerEventSource<R, ?> source(Class<R> type, Context<?> context) {
        return (InformerEventSource<R, ?>) context.eventSourceRetriever().getEventSourceFor(type);
    }

    private static List<String> keys(HasMetadata object, Set<ResourceID> about) {
        return about.isEmpty()
                ? List.of(unknownIn(object.getMetadata().getNamespace()))
                : about.stream().map(Related::key).toList();
    }

    /** No API has an empty name. */
    private static String unknownIn(String namespace) {
        return key(new ResourceID("", namespace));
    }

    private static String key(ResourceID api) {
        return api.getNamespace().orElse("") + "/" + api.getName();
    }
}
