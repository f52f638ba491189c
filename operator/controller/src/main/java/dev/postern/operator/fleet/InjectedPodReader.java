package dev.postern.operator.fleet;

import dev.postern.contract.Binding;
import dev.postern.contract.FileLayout;
import dev.postern.contract.MetadataKeys;
import dev.postern.operator.fleet.InjectedPod.PodKey;
import dev.postern.operator.fleet.InjectedPod.Readiness;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a pod. Whoever may write pods in a namespace writes bindings too, so a binding speaks for its namespace only. */
final class InjectedPodReader {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    private static final Set<String> ENDED = Set.of("Succeeded", "Failed");

    private InjectedPodReader() {}

    /** Empty for a pod whose sidecar has no binding that can be read. */
    static Optional<InjectedPod> read(Pod pod) {
        var metadata = pod.getMetadata();
        return binding(pod)
                .map(binding -> ofNamespace(binding, metadata.getNamespace()))
                .map(binding -> new InjectedPod(
                        new PodKey(metadata.getNamespace(), metadata.getName(), metadata.getUid()),
                        status(pod).map(PodStatus::getPodIP).filter(ip -> !ip.isEmpty()),
                        readiness(pod),
                        binding,
                        annotation(pod)));
    }

    private static Optional<Binding> binding(Pod pod) {
        return Optional.ofNullable(pod.getSpec().getInitContainers()).orElse(List.of()).stream()
                .filter(container -> FileLayout.SIDECAR_CONTAINER.equals(container.getName()))
                .flatMap(container -> container.getEnv().stream())
                .filter(variable -> Binding.ENVIRONMENT_VARIABLE.equals(variable.getName()))
                .map(EnvVar::getValue)
                .findFirst()
                .flatMap(InjectedPodReader::parsed);
    }

    private static Optional<Binding> parsed(String json) {
        try {
            return Optional.of(Binding.fromJson(json));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Binding ofNamespace(Binding binding, String namespace) {
        return new Binding(
                binding.trustDomain(),
                binding.operatorId(),
                binding.documentKeys(),
                binding.api().filter(api -> api.namespace().equals(namespace)).filter(api -> isName(api.name())),
                binding.consumers().stream()
                        .filter(consumer -> consumer.namespace().equals(namespace))
                        .filter(consumer -> isName(consumer.name()))
                        .toList());
    }

    /** Anything else is the name of no object, and of no identity. */
    private static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    private static Readiness readiness(Pod pod) {
        boolean ended =
                status(pod).map(PodStatus::getPhase).filter(ENDED::contains).isPresent();
        if (ended) {
            return Readiness.ENDED;
        }
        if (pod.getMetadata().getDeletionTimestamp() != null) {
            return Readiness.LEAVING;
        }
        return status(pod).map(PodStatus::getConditions).orElse(List.of()).stream()
                        .anyMatch(condition ->
                                "Ready".equals(condition.getType()) && "True".equals(condition.getStatus()))
                ? Readiness.READY
                : Readiness.NOT_READY;
    }

    private static Optional<PodStatus> status(Pod pod) {
        return Optional.ofNullable(pod.getStatus());
    }

    private static Optional<String> annotation(Pod pod) {
        return Optional.ofNullable(pod.getMetadata().getAnnotations())
                .map(annotations -> annotations.get(MetadataKeys.POD_WANTED_DIGEST));
    }
}
