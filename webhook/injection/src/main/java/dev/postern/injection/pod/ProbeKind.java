package dev.postern.injection.pod;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Probe;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The three probes a container can have. */
enum ProbeKind {
    STARTUP("startup", Container::getStartupProbe, Container::setStartupProbe),
    READINESS("readiness", Container::getReadinessProbe, Container::setReadinessProbe),
    LIVENESS("liveness", Container::getLivenessProbe, Container::setLivenessProbe);

    private final String word;

    // Functions without state of their own; Error Prone cannot see that.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Function<Container, Probe> getter;

    @SuppressWarnings("ImmutableEnumChecker")
    private final BiConsumer<Container, Probe> setter;

    ProbeKind(String word, Function<Container, Probe> getter, BiConsumer<Container, Probe> setter) {
        this.word = word;
        this.getter = getter;
        this.setter = setter;
    }

    Optional<Probe> of(Container container) {
        return Optional.ofNullable(getter.apply(container));
    }

    void put(Container container, Probe probe) {
        setter.accept(container, probe);
    }

    /** Path on the sidecar's health port under which it asks the application. */
    String exposedPath(Container container) {
        return "/app-probes/" + container.getName() + "/" + word;
    }

    String field() {
        return word + "Probe";
    }
}
