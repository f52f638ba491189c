package dev.postern.operator.fleet;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import java.util.Set;
import java.util.function.Function;

/** Tells a controller of pods that changed or answered differently. Facts are read from the fleet itself. */
public final class FleetEvents<P extends HasMetadata> extends AbstractEventSource<FleetPod, P> {

    private final Function<InjectedPod, Set<ResourceID>> concerned;

    public FleetEvents(Fleet fleet, Function<InjectedPod, Set<ResourceID>> concerned) {
        super(FleetPod.class, "fleet");
        this.concerned = concerned;
        fleet.listen(this::changed);
    }

    @Override
    public Set<FleetPod> getSecondaryResources(P primary) {
        return Set.of();
    }

    private void changed(InjectedPod pod) {
        if (isRunning()) {
            concerned.apply(pod).forEach(id -> getEventHandler().handleEvent(new Event(id)));
        }
    }
}
