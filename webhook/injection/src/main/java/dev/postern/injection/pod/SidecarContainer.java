package dev.postern.injection.pod;

import dev.postern.contract.Binding;
import dev.postern.contract.FileLayout;
import dev.postern.contract.HealthPaths;
import dev.postern.contract.MetadataKeys;
import dev.postern.contract.Ports;
import dev.postern.injection.SidecarSettings;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sidecar as a native sidecar container. What Kubernetes would fill in by default is written out, so that a second
 * injection finds what the first one wrote.
 */
final class SidecarContainer {

    static final String NAME = FileLayout.SIDECAR_CONTAINER;

    static final String LOG_LEVEL_VARIABLE = "QUARKUS_LOG_LEVEL";

    /** The image's own user. */
    private static final long USER = 65532;

    private static final String ALWAYS_PULL = "Always";

    private static final String SERVICE_ACCOUNT_TOKEN = "/var/run/secrets/kubernetes.io/serviceaccount";

    private SidecarContainer() {}

    /** Left as it is in one respect: a pod in which AlwaysPullImages was undone is refused by the API server. */
    static Container again(Container wanted, Optional<Container> found) {
        return found.filter(SidecarContainer::isAlwaysPulled)
                .map(before -> new ContainerBuilder(wanted)
                        .withImagePullPolicy(ALWAYS_PULL)
                        .build())
                .orElse(wanted);
    }

    static boolean isAlwaysPulled(Container container) {
        return ALWAYS_PULL.equals(container.getImagePullPolicy());
    }

    static Container build(Binding binding, SidecarSettings settings, Map<String, String> annotations) {
        var container = new ContainerBuilder()
                .withName(NAME)
                .withImage(settings.image())
                .withImagePullPolicy("IfNotPresent")
                .withRestartPolicy("Always")
                .withTerminationMessagePath("/dev/termination-log")
                .withTerminationMessagePolicy("File")
                .withEnv(environment(binding, annotations))
                .withPorts(ports(binding))
                .withResources(settings.resources().with(annotations))
                .withSecurityContext(noPrivileges())
                .withVolumeMounts(mounts())
                .withStartupProbe(probe(HealthPaths.STARTED, 1, 120))
                .build();
        binding.api().ifPresent(_ -> container.setReadinessProbe(probe(HealthPaths.READY, 2, 3)));
        return container;
    }

    private static List<EnvVar> environment(Binding binding, Map<String, String> annotations) {
        var variables = new ArrayList<EnvVar>();
        variables.add(variable(Binding.ENVIRONMENT_VARIABLE, binding.toJson()));
        var level = annotations.get(MetadataKeys.POD_LOG_LEVEL);
        if (level != null) {
            variables.add(variable(LOG_LEVEL_VARIABLE, level));
        }
        return variables;
    }

    private static EnvVar variable(String name, String value) {
        return new EnvVarBuilder().withName(name).withValue(value).build();
    }

    private static List<ContainerPort> ports(Binding binding) {
        var ports = new ArrayList<ContainerPort>();
        if (binding.api().isPresent()) {
            ports.add(port("postern-pl", Ports.INBOUND_PRIVATE_LINK));
            ports.add(port("postern-in", Ports.INBOUND_IN_CLUSTER));
        }
        ports.add(port("postern-health", Ports.HEALTH));
        ports.add(port("postern-state", Ports.STATE));
        ports.add(port("postern-metrics", Ports.METRICS));
        return ports;
    }

    private static ContainerPort port(String name, int number) {
        return new ContainerPortBuilder()
                .withName(name)
                .withContainerPort(number)
                .withProtocol("TCP")
                .build();
    }

    private static SecurityContext noPrivileges() {
        return new SecurityContextBuilder()
                .withRunAsNonRoot(true)
                .withRunAsUser(USER)
                .withRunAsGroup(USER)
                .withPrivileged(false)
                .withAllowPrivilegeEscalation(false)
                .withReadOnlyRootFilesystem(true)
                .withNewCapabilities()
                .withDrop("ALL")
                .endCapabilities()
                .withNewSeccompProfile()
                .withType("RuntimeDefault")
                .endSeccompProfile()
                .build();
    }

    /**
     * Kubernetes mounts the pod's service account token into every container that has nothing mounted there. The sidecar
     * never talks to Kubernetes, so it takes the place with its own state.
     */
    private static List<VolumeMount> mounts() {
        return List.of(
                mount(FileLayout.MATERIAL_VOLUME, FileLayout.MATERIAL.toString())
                        .withReadOnly(true)
                        .build(),
                mount(FileLayout.STATE_VOLUME, FileLayout.STATE.toString()).build(),
                mount(FileLayout.STATE_VOLUME, SERVICE_ACCOUNT_TOKEN)
                        .withReadOnly(true)
                        .build());
    }

    private static VolumeMountBuilder mount(String volume, String path) {
        return new VolumeMountBuilder().withName(volume).withMountPath(path);
    }

    private static Probe probe(String path, int periodSeconds, int failureThreshold) {
        return new ProbeBuilder()
                .withNewHttpGet()
                .withPath(path)
                .withNewPort(Ports.HEALTH)
                .withScheme("HTTP")
                .endHttpGet()
                .withPeriodSeconds(periodSeconds)
                .withTimeoutSeconds(2)
                .withSuccessThreshold(1)
                .withFailureThreshold(failureThreshold)
                .build();
    }
}
