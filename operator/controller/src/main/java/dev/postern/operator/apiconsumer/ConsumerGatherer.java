package dev.postern.operator.apiconsumer;

import dev.postern.api.AccessPolicy;
import dev.postern.api.ApiConsumer;
import dev.postern.api.ApiConsumerStatus;
import dev.postern.api.InternalApi;
import dev.postern.contract.ChildNames;
import dev.postern.operator.certificate.TrustRoots;
import dev.postern.operator.document.Documents;
import dev.postern.operator.fleet.Fleet;
import dev.postern.operator.fleet.FleetEvents;
import dev.postern.operator.fleet.FleetPod;
import dev.postern.operator.fleet.InjectedPod;
import dev.postern.operator.fleet.SelectedPods;
import dev.postern.operator.internalapi.PolicyMeaning;
import dev.postern.operator.kubernetes.ChildSources;
import dev.postern.operator.kubernetes.EnabledNamespaces;
import dev.postern.operator.kubernetes.OwnedChildren;
import dev.postern.operator.kubernetes.References;
import dev.postern.operator.kubernetes.Related;
import dev.postern.policy.document.ConsumerDocument;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Secret;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
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

/** What wakes an ApiConsumer, and what a pass over it goes by. */
@Singleton
final class ConsumerGatherer {

    private final Documents documents;
    private final TrustRoots roots;
    private final Fleet fleet;
    private final ConsumerPathGatherer path;
    private final InstantSource clock;

    @Inject
    ConsumerGatherer(
            Documents documents, TrustRoots roots, Fleet fleet, ConsumerPathGatherer path, InstantSource clock) {
        this.path = path;
        this.documents = documents;
        this.roots = roots;
        this.fleet = fleet;
        this.clock = clock;
    }

    List<EventSource<?, ApiConsumer>> sources(EventSourceContext<ApiConsumer> context) {
        RecordClaims.index(context);
        Function<ResourceID, Set<ResourceID>> consumersOf = Related.primariesAbout(context, References::apiOf);
        return List.of(
                Related.watch(InternalApi.class, context, References::itself, consumersOf),
                Related.watch(AccessPolicy.class, context, References::apisOf, consumersOf),
                ChildSources.of(Secret.class, context),
                ChildSources.of(ConfigMap.class, context),
                EnabledNamespaces.source(context),
                new FleetEvents<>(fleet, pod -> concerned(pod, consumersOf)));
    }

    ConsumerFacts gather(ApiConsumer consumer, Context<ApiConsumer> context) {
        ConsumerFacts facts = workload(consumer, context);
        return path.gather(facts, context).map(facts::with).orElse(facts);
    }

    private ConsumerFacts workload(ApiConsumer consumer, Context<ApiConsumer> context) {
        var api = consumer.toRequest().api();
        var document = new OwnedChildren<>(consumer, context)
                .find(
                        ConfigMap.class,
                        ChildNames.ofConsumer(consumer.getMetadata().getName()).documentConfigMap());
        return new ConsumerFacts(
                consumer,
                Related.named(InternalApi.class, context, References.id(api)),
                policies(consumer, context),
                documents.stored(document.ours(), consumer.getMetadata().getUid(), ConsumerDocument.class),
                staying(fleet.podsOf(consumer.toRef())),
                staying(fleet.podsOf(api)),
                SelectedPods.names(
                        context.getClient(),
                        consumer.getMetadata().getNamespace(),
                        consumer.getSpec().workload().selector()),
                roots.pemByTrustDomain(),
                Optional.ofNullable(consumer.getStatus()).flatMap(ApiConsumerStatus::optionalPath),
                Optional.empty(),
                EnabledNamespaces.guardOf(context),
                clock.instant());
    }

    /** A pod's own consumers, and those of the API it serves: these wait for it to know their serials. */
    private static Set<ResourceID> concerned(InjectedPod pod, Function<ResourceID, Set<ResourceID>> consumersOf) {
        Stream<ResourceID> own = pod.consumers().stream().map(References::id);
        Stream<ResourceID> callers =
                pod.api().stream().map(References::id).flatMap(api -> consumersOf.apply(api).stream());
        return Stream.concat(own, callers).collect(Collectors.toSet());
    }

    private static List<PolicyMeaning> policies(ApiConsumer consumer, Context<ApiConsumer> context) {
        var api = consumer.toRequest().api();
        return Related.about(AccessPolicy.class, context, References.id(api)).stream()
                .map(PolicyMeaning::of)
                .filter(meaning -> meaning.concerns(api))
                .sorted(Comparator.comparing(PolicyMeaning::ref))
                .toList();
    }

    private static List<FleetPod> staying(List<FleetPod> pods) {
        return pods.stream().filter(pod -> !pod.pod().isLeaving()).toList();
    }
}
