package dev.postern.operator.accesspolicy;

import dev.postern.api.AccessPolicy;
import dev.postern.api.InternalApi;
import dev.postern.contract.ChildNames;
import dev.postern.operator.document.Documents;
import dev.postern.operator.document.StoredDocument;
import dev.postern.operator.fleet.Fleet;
import dev.postern.operator.fleet.FleetEvents;
import dev.postern.operator.kubernetes.References;
import dev.postern.operator.kubernetes.Related;
import dev.postern.policy.ApiRef;
import dev.postern.policy.document.ApiDocument;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What wakes an AccessPolicy, and what a pass over it goes by. */
@Singleton
final class PolicyGatherer {

    private final Documents documents;
    private final Fleet fleet;
    private final InstantSource clock;

    @Inject
    PolicyGatherer(Documents documents, Fleet fleet, InstantSource clock) {
        this.documents = documents;
        this.fleet = fleet;
        this.clock = clock;
    }

    List<EventSource<?, AccessPolicy>> sources(EventSourceContext<AccessPolicy> context) {
        Function<ResourceID, Set<ResourceID>> policiesOf = Related.primariesAbout(context, References::apisOf);
        return List.of(
                Related.watch(InternalApi.class, context, References::itself, policiesOf),
                new FleetEvents<>(
                        fleet,
                        pod -> pod.api().map(References::id).map(policiesOf).stream()
                                .flatMap(Set::stream)
                                .collect(Collectors.toSet())));
    }

    PolicyFacts gather(AccessPolicy policy, Context<AccessPolicy> context) {
        ApiRef ref = new ApiRef(
                policy.getMetadata().getNamespace(), policy.getSpec().api().name());
        Optional<InternalApi> api = Related.named(InternalApi.class, context, References.id(ref));
        return new PolicyFacts(
                policy,
                api,
                api.flatMap(found -> document(found, context)),
                fleet.podsOf(ref).stream()
                        .filter(pod -> !pod.pod().isLeaving())
                        .filter(pod -> api.filter(found -> isOf(
                                        found,
                                        pod.pod().binding().api().orElseThrow().uid()))
                                .isPresent())
                        .toList(),
                clock.instant());
    }

    private Optional<StoredDocument<ApiDocument>> document(InternalApi api, Context<AccessPolicy> context) {
        String name = ChildNames.ofApi(api.getMetadata().getName()).documentConfigMap();
        ConfigMap map = context.getClient()
                .configMaps()
                .inNamespace(api.getMetadata().getNamespace())
                .withName(name)
                .get();
        return documents.stored(Optional.ofNullable(map), api.getMetadata().getUid(), ApiDocument.class);
    }

    private static boolean isOf(InternalApi api, String uid) {
        return api.getMetadata().getUid().equals(uid);
    }
}
