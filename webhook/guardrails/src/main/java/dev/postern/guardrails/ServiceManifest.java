package dev.postern.guardrails;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import java.util.Map;
import java.util.Optional;

/** Reads the facts out of a Service as Kubernetes writes it: everything in it is known. */
public final class ServiceManifest {

    private ServiceManifest() {}

    public static ServiceExposure read(Service service) {
        var spec = Optional.ofNullable(service.getSpec());
        return new ServiceExposure(
                Fact.of(spec.map(ServiceSpec::getType)),
                Fact.of(spec.map(ServiceSpec::getLoadBalancerClass)),
                Fact.of(spec.map(ServiceSpec::getExternalIPs)),
                annotations(service));
    }

    private static LoadBalancerAnnotations annotations(Service service) {
        var annotations = Optional.ofNullable(service.getMetadata())
                .<Map<String, String>>map(metadata -> metadata.getAnnotations())
                .orElse(Map.of());
        return new LoadBalancerAnnotations(
                annotation(annotations, LoadBalancerAnnotations.SCHEME),
                annotation(annotations, LoadBalancerAnnotations.INTERNAL),
                annotation(annotations, LoadBalancerAnnotations.TYPE));
    }

    private static Fact<String> annotation(Map<String, String> annotations, String name) {
        return Fact.of(Optional.ofNullable(annotations.get(name)));
    }
}
