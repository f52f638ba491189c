package dev.postern.operator.kubernetes;

import dev.postern.operator.kubernetes.ObjectEvents.Change;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Writes the status of one object during one pass: only when it changed, to an object that holds nothing else, and
 * against the resource version this pass saw or wrote last. A pass that is stale, or of a second leader, gets a conflict
 * instead of undoing another's record.
 */
public final class StatusPen<S, R extends CustomResource<?, S>> {

    private final Context<R> context;
    private final Supplier<R> fresh;
    private final ObjectEvents events;
    private R seen;

    StatusPen(Context<R> context, Supplier<R> fresh, ObjectEvents events) {
        this.context = context;
        this.fresh = fresh;
        this.events = events;
        this.seen = context.getPrimaryResource();
    }

    /** Durable when it returns. */
    public void write(S status) {
        if (Objects.equals(seen.getStatus(), status)) {
            return;
        }
        R object = fresh.get();
        object.setMetadata(identity(seen.getMetadata()));
        object.setStatus(status);
        seen = context.eventSourceRetriever()
                .getControllerEventSource()
                .eventFilteringUpdateAndCacheResource(
                        object,
                        item -> context.getClient()
                                .resource(item)
                                .subresource("status")
                                .patch(apply()));
    }

    /**
     * Ends the pass. An object that is gone meanwhile has nothing left to be written to; before the end of a pass that
     * stays an error, as what is done next would not be recorded.
     *
     * @param changes told in Events once the status is written
     */
    public void write(S status, List<Change> changes) {
        if (isWritten(() -> write(status))) {
            events.tell(context.getPrimaryResource(), changes);
        }
    }

    static boolean isWritten(Runnable write) {
        try {
            write.run();
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                return false;
            }
            throw e;
        }
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
