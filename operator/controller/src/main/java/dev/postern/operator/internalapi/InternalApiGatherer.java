package dev.postern.operator.internalapi;

import dev.postern.api.AccessPolicy;
import dev.postern.api.ApiConsumer;
import dev.postern.api.InternalApi;
import dev.postern.api.InternalApiStatus;
import dev.postern.contract.ChildNames;
import dev.postern.operator.certificate.TrustRoots;
import dev.postern.operator.document.Documents;
import dev.postern.operator.document.StoredDocument;
import dev.postern.operator.fleet.Fleet;
import dev.postern.operator.fleet.FleetEvents;
import dev.postern.operator.fleet.SelectedPods;
import dev.postern.operator.kubernetes.ChildSources;
import dev.postern.operator.kubernetes.EnabledNamespaces;
import dev.postern.operator.kubernetes.OwnedChildren;
import dev.postern.operator.kubernetes.References;
import dev.postern.operator.kubernetes.Related;
import dev.postern.operator.kubernetes.WholeObject;
import dev.postern.policy.document.ApiDocument;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What wakes an InternalApi, and what a pass over it goes by. */
@Singleton
final class InternalApiGatherer {

    private final Documents documents;
    private final TrustRoots roots;
    private final Fleet fleet;
    private final ApiPathGatherer path;
    private final InstantSource clock;

    @Inject
    InternalApiGatherer(Documents documents, TrustRoots roots, Fleet fleet, ApiPathGatherer path, InstantSource clock) {
        this.documents = documents;
        this.roots = roots;
        this.fleet = fleet;
        this.path = path;
        this.clock = clock;
    }

    List<EventSource<?, InternalApi>> sources(EventSourceContext<InternalApi> context) {
        return List.of(
                Related.watch(ApiConsumer.class, context, References::apiOf, Set::of),
                Related.watch(AccessPolicy.class, context, References::apisOf, Set::of),
                ChildSources.of(Secret.class, context),
                ChildSources.of(ConfigMap.class, context),
                ChildSources.of(Service.class, context),
                ApiSlices.source(context),
                EnabledNamespaces.source(context),
                new FleetEvents<>(
                        fleet, pod -> pod.api().map(References::id).stream().collect(Collectors.toSet())));
    }

    InternalApiFacts gather(InternalApi api, Context<InternalApi> context) {
        var document = new OwnedChildren<>(api, context)
                .find(
                        ConfigMap.class,
                        ChildNames.ofApi(api.getMetadata().getName()).documentConfigMap());
        Optional<StoredDocument<ApiDocument>> stored =
                documents.stored(document.ours(), api.getMetadata().getUid(), ApiDocument.class);
        return new InternalApiFacts(
                api,
                consumers(api, context),
                policies(api, context),
                stored,
                fleet.podsOf(api.toRef()).stream()
                        .filter(pod -> !pod.pod().hasEnded())
                        .toList(),
                SelectedPods.names(
                        context.getClient(),
                        api.getMetadata().getNamespace(),
                        api.getSpec().workload().selector()),
                roots.pemByTrustDomain(),
                path.gather(api, context),
                stored.map(known -> known.document().loadBalancerAddresses()).orElse(List.of()),
                EnabledNamespaces.guardOf(context),
                clock.instant());
    }

    /** Those that ask for the API, and those it has granted access that cannot be read: whatever they ask for now. */
    private static List<ApiConsumer> consumers(InternalApi api, Context<InternalApi> context) {
        var granted = Optional.ofNullable(api.getStatus()).map(InternalApiStatus::grants).orElse(List.of()).stream()
                .map(grant -> References.id(GrantPlanning.consumerOf(grant)))
                .flatMap(id -> Related.named(ApiConsumer.class, context, id).stream())
                .filter(consumer -> !WholeObject.is(consumer));
        var asking = Related.about(ApiConsumer.class, context, References.id(api.toRef())).stream();
        return List.copyOf(Stream.concat(asking, granted)
                .collect(Collectors.toMap(ApiConsumer::toRef, Function.identity(), (first, ignored) -> first))
                .values());
    }

    private static List<PolicyMeaning> policies(InternalApi api, Context<InternalApi> context) {
        return Related.about(AccessPolicy.class, context, References.id(api.toRef())).stream()
                .map(PolicyMeaning::of)
                .filter(meaning -> meaning.concerns(api.toRef()))
                .sorted(Comparator.comparing(PolicyMeaning::ref))
                .toList();
    }
}
