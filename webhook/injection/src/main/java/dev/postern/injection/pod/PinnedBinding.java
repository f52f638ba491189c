package dev.postern.injection.pod;

import dev.postern.contract.Binding;
import dev.postern.injection.ApiIdentity;
import dev.postern.injection.ConsumerIdentity;
import dev.postern.injection.PodBinding;
import dev.postern.injection.PodView;
import dev.postern.injection.SidecarSettings;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import java.util.List;
import java.util.Optional;

/** The binding as it stands in a pod. */
public final class PinnedBinding {

    private PinnedBinding() {}

    static Binding of(PodBinding pod, SidecarSettings settings, List<Binding.AppProbe> probes) {
        return new Binding(
                settings.trustDomain(),
                settings.operatorId(),
                settings.documentKeys(),
                pod.api().map(api -> api(pod.namespace(), api, probes)),
                pod.consumers().stream()
                        .map(consumer -> consumer(pod.namespace(), consumer))
                        .toList());
    }

    private static Binding.ApiBinding api(String namespace, ApiIdentity api, List<Binding.AppProbe> probes) {
        return new Binding.ApiBinding(namespace, api.name(), api.uid(), api.generationFloor(), api.port(), probes);
    }

    private static Binding.ConsumerBinding consumer(String namespace, ConsumerIdentity consumer) {
        return new Binding.ConsumerBinding(
                namespace, consumer.name(), consumer.uid(), consumer.generationFloor(), consumer.localPort());
    }

    /** Empty when the pod has no sidecar or it carries no binding that can be read. Whoever wrote it. */
    static Optional<Binding> read(PodView pod) {
        return pod.sidecar().flatMap(PinnedBinding::read);
    }

    static Optional<Binding> read(Container sidecar) {
        return sidecar.getEnv().stream()
                .filter(env -> Binding.ENVIRONMENT_VARIABLE.equals(env.getName()))
                .findFirst()
                .map(EnvVar::getValue)
                .flatMap(PinnedBinding::parse);
    }

    private static Optional<Binding> parse(String json) {
        try {
            return Optional.of(Binding.fromJson(json));
        } catch (IllegalArgumentException notABinding) {
            return Optional.empty();
        }
    }
}
