package dev.postern.operator.internalapi;

import dev.postern.api.InternalApi;
import dev.postern.contract.ChildNames;
import dev.postern.contract.MetadataKeys;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;

/** EndpointSlices that the endpoint controller made of the headless Services of InternalApis. */
final class ApiSlices {

    private static final String SERVICE = "kubernetes.io/service-name";

    /** The controller copies the labels of a Service to its slices. */
    private static final String OF_OUR_SERVICES =
            "endpointslice.kubernetes.io/managed-by=endpointslice-controller.k8s.io," + MetadataKeys.MANAGED_BY + "="
                    + MetadataKeys.MANAGED_BY_POSTERN;

    private static final String PREFIX = ChildNames.ofApi("").service();

    private ApiSlices() {}

    static EventSource<EndpointSlice, InternalApi> source(EventSourceContext<InternalApi> context) {
        return new InformerEventSource<>(
                InformerEventSourceConfiguration.from(EndpointSlice.class, InternalApi.class)
                        .withLabelSelector(OF_OUR_SERVICES)
                        .withSecondaryToPrimaryMapper(
                                slice -> apiOf(slice).stream().collect(Collectors.toSet()))
                        .build(),
                context);
    }

    static Collection<EndpointSlice> of(Context<InternalApi> context) {
        return context.getSecondaryResources(EndpointSlice.class);
    }

    private static Optional<ResourceID> apiOf(EndpointSlice slice) {
        return Optional.ofNullable(slice.getMetadata().getLabels())
                .map(labels -> labels.get(SERVICE))
                .filter(service -> service.startsWith(PREFIX))
                .map(service -> new ResourceID(
                        service.substring(PREFIX.length()), slice.getMetadata().getNamespace()));
    }
}
