package dev.postern.injection;

import java.util.List;
import java.util.Optional;

/** What one pod stands for: at most one API and any number of consumers, at least one of both. */
public record PodBinding(String namespace, Optional<ApiIdentity> api, List<ConsumerIdentity> consumers) {

    public PodBinding {
        consumers = List.copyOf(consumers);
    }
}
