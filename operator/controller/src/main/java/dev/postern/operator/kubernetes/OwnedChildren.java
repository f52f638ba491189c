package dev.postern.operator.kubernetes;

import dev.postern.contract.MetadataKeys;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The children of one object: found by name, ours by the uid of the owner, written by server-side apply and only when
 * they differ. A child that is new is written without force and one that exists against its resource version, so that
 * nobody's object is overwritten, however the writes interleave.
 */
public final class OwnedChildren<P extends HasMetadata> implements SecretStore {

    private final P owner;
    private final Context<P> context;

    public OwnedChildren(P owner, Context<P> context) {
        this.owner = owner;
        this.context = context;
    }

    public <R extends HasMetadata> Found<R> find(Class<R> type, String name) {
        Optional<R> actual = source(type).get(id(name)).or(() -> live(type, name));
        return actual.<Found<R>>map(this::judged).orElseGet(Found.Absent::new);
    }

    @Override
    public Found<Secret> find(String name) {
        return find(Secret.class, name);
    }

    @Override
    public Write write(Secret desired) {
        return apply(Secret.class, desired);
    }

    public <R extends HasMetadata> Write apply(Class<R> type, R desired) {
        R complete = complete(desired);
        return switch (find(type, desired.getMetadata().getName())) {
            case Found.Absent<R>() -> send(type, complete, PatchContext.of(PatchType.SERVER_SIDE_APPLY), false);
            case Found.Foreign<R>(ForeignObject ignored) -> new Write.Foreign();
            case Found.Ours<R>(R actual) -> update(type, actual, complete);
        };
    }

    @Override
    public void delete(Secret existing) {
        client().resource(existing)
                .lockResourceVersion(existing.getMetadata().getResourceVersion())
                .delete();
    }

    private <R extends HasMetadata> Write update(Class<R> type, R actual, R desired) {
        if (DesiredFields.presentIn(actual, desired)) {
            return new Write.Unchanged();
        }
        desired.getMetadata().setResourceVersion(actual.getMetadata().getResourceVersion());
        return send(type, desired, PatchContext.of(PatchType.SERVER_SIDE_APPLY), true);
    }

    private <R extends HasMetadata> Write send(Class<R> type, R desired, PatchContext patch, boolean force) {
        patch.setFieldManager(FieldManager.NAME);
        patch.setForce(force);
        try {
            source(type)
                    .eventFilteringUpdateAndCacheResource(
                            desired, item -> client().resource(item).patch(patch));
            return new Write.Changed();
        } catch (KubernetesClientException e) {
            return Refusals.of(desired, e).orElseThrow(() -> e);
        }
    }

    private <R extends HasMetadata> Found<R> judged(R actual) {
        return isOurs(actual) ? new Found.Ours<>(actual) : new Found.Foreign<>(ForeignObject.of(actual));
    }

    private boolean isOurs(HasMetadata actual) {
        return actual.getMetadata().getOwnerReferences().stream()
                .anyMatch(reference ->
                        reference.getUid().equals(owner.getMetadata().getUid()));
    }

    private <R extends HasMetadata> R complete(R desired) {
        ObjectMeta metadata = desired.getMetadata();
        metadata.setNamespace(namespace());
        metadata.setLabels(Map.of(MetadataKeys.MANAGED_BY, MetadataKeys.MANAGED_BY_POSTERN));
        metadata.setOwnerReferences(List.of(reference()));
        return desired;
    }

    private OwnerReference reference() {
        return new OwnerReferenceBuilder()
                .withApiVersion(owner.getApiVersion())
                .withKind(owner.getKind())
                .withName(owner.getMetadata().getName())
                .withUid(owner.getMetadata().getUid())
                .withController(true)
                .withBlockOwnerDeletion(false)
                .build();
    }

    private <R extends HasMetadata> Optional<R> live(Class<R> type, String name) {
        return Optional.ofNullable(
                client().resources(type).inNamespace(namespace()).withName(name).get());
    }

    // The event source of a type was registered under that type.
    @SuppressWarnings("unchecked")
    private <R extends HasMetadata> InformerEventSource<R, P> source(Class<R> type) {
        return (InformerEventSource<R, P>) context.eventSourceRetriever().getEventSourceFor(type);
    }

    private ResourceID id(String name) {
        return new ResourceID(name, namespace());
    }

    private String namespace() {
        return owner.getMetadata().getNamespace();
    }

    private KubernetesClient client() {
        return context.getClient();
    }
}
