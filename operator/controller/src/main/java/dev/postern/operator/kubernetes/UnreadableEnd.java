package dev.postern.operator.kubernetes;

import dev.postern.contract.MetadataKeys;
import dev.postern.operator.configuration.TimeBounds;
import dev.postern.operator.kubernetes.ObjectEvents.Change;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The deletion of an object that this version cannot read. One that never asked for a path may go: what is in the
 * cluster goes with it. One that did stays, for the record of what stands in AWS is in it, and nothing else knows.
 */
@Singleton
public final class UnreadableEnd {

    private static final Duration ANOTHER_LOOK = Duration.ofMinutes(TimeBounds.RESYNC_MINUTES);

    private final KubernetesClient client;
    private final ObjectEvents events;

    @Inject
    UnreadableEnd(KubernetesClient client, ObjectEvents events) {
        this.client = client;
        this.events = events;
    }

    public DeleteControl of(HasMetadata object) {
        Optional<GenericKubernetesResource> raw =
                Optional.ofNullable(client.genericKubernetesResources(object.getApiVersion(), object.getKind())
                        .inNamespace(object.getMetadata().getNamespace())
                        .withName(object.getMetadata().getName())
                        .get());
        if (raw.filter(UnreadableEnd::mayStandInAws).isEmpty()) {
            return DeleteControl.defaultDelete();
        }
        events.tell(object, List.of(Change.warning("DeletionWaits", waiting(object))));
        return DeleteControl.noFinalizerRemoval().rescheduleAfter(ANOTHER_LOOK.toMillis());
    }

    private static boolean mayStandInAws(GenericKubernetesResource raw) {
        return Stream.of(raw.get("spec", "privateLink"), raw.get("status", "aws"), raw.get("status", "path"))
                .map(Optional::ofNullable)
                .anyMatch(Optional::isPresent);
    }

    private static String waiting(HasMetadata object) {
        return "This version of Postern cannot read the object and may own resources in AWS for it, so it stays. Run the"
                + " version that wrote it, or apply it again with fields of this version; the deletion then goes on."
                + " As a last resort delete what carries the tag postern.dev/owner-uid="
                + object.getMetadata().getUid() + " in its account by hand, then take the finalizer "
                + MetadataKeys.FINALIZER + " out of the object.";
    }
}
