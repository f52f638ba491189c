package dev.postern.operator.kubernetes;

import dev.postern.operator.kubernetes.ObjectEvents.Change;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;

/**
 * Writes a status: only when it changed, to an object that holds nothing else, and against the resource version the
 * pass went by. A pass that is stale, or of a second leader, gets a conflict instead of undoing another's record.
 */
@Singleton
public final class StatusWriter {

    private final ObjectEvents events;

    @Inject
    StatusWriter(ObjectEvents events) {
        this.events = events;
    }

    /**
     * @param fresh an object of the kind with nothing in it
     * @param changes told in Events once the status is written
     */
    public <S, R extends CustomResource<?, S>> void write(Context<R> context, R fresh, S status, List<Change> changes) {
        R seen = context.getPrimaryResource();
        if (Objects.equals(seen.getStatus(), status)) {
            return;
        }
        fresh.setMetadata(identity(seen.getMetadata()));
        fresh.setStatus(status);
        context.eventSourceRetriever()
                .getControllerEventSource()
                .eventFilteringUpdateAndCacheResource(
                        fresh,
                        item -> context.getClient()
                                .resource(item)
                                .subresource("status")
                                .patch(apply()));
        events.tell(seen, changes);
    }

    private static PatchContext apply() {
        return new PatchContext.Builder()
                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                .withFieldManager(FieldManager.NAME)
                .withForce(true)
                .build();
    }

    private static ObjectMeta identity(ObjectMeta seen) {
        return new ObjectMetaBuilder()
                .withNamespace(seen.getNamespace())
                .withName(seen.getName())
                .withUid(seen.getUid())
                .withResourceVersion(seen.getResourceVersion())
                .build();
    }
}
