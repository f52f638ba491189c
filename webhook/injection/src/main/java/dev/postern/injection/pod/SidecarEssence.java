package dev.postern.injection.pod;

import dev.postern.contract.Binding;
import dev.postern.contract.FileLayout;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A sidecar found in a pod, reduced to what must be as injection wrote it. */
final class SidecarEssence {

    /** Variables that decide what code runs or how the sidecar behaves. */
    private static final List<String> RULING_VARIABLES =
            List.of("LD_", "JAVA_", "JDK_", "_JAVA_", "GLIBC_", "QUARKUS_", "POSTERN_", "SMALLRYE_", "MP_");

    private SidecarEssence() {}

    static Container of(Container found, Container wanted) {
        return new ContainerBuilder(found)
                .withImagePullPolicy(wanted.getImagePullPolicy())
                .withTerminationMessagePath(wanted.getTerminationMessagePath())
                .withTerminationMessagePolicy(wanted.getTerminationMessagePolicy())
                .withResources(wanted.getResources())
                .withPorts(wanted.getPorts())
                .withEnv(rulingVariables(found, wanted))
                .withVolumeMounts(rulingMounts(found, wanted))
                .build();
    }

    private static List<EnvVar> rulingVariables(Container found, Container wanted) {
        return found.getEnv().stream()
                .filter(variable -> RULING_VARIABLES.stream().anyMatch(variable.getName()::startsWith))
                .map(variable -> sameBinding(variable, found, wanted))
                .toList();
    }

    /** A generation that moved between two looks at the cluster is no difference. */
    private static EnvVar sameBinding(EnvVar variable, Container found, Container wanted) {
        if (!variable.getName().equals(Binding.ENVIRONMENT_VARIABLE)) {
            return variable;
        }
        var actual = PinnedBinding.read(found).map(SidecarEssence::withoutFloors);
        var expected = PinnedBinding.read(wanted).map(SidecarEssence::withoutFloors);
        return actual.isPresent() && actual.equals(expected) ? bindingOf(wanted) : variable;
    }

    private static EnvVar bindingOf(Container wanted) {
        return wanted.getEnv().stream()
                .filter(variable -> variable.getName().equals(Binding.ENVIRONMENT_VARIABLE))
                .findFirst()
                .orElseGet(() -> new EnvVarBuilder().build());
    }

    private static Binding withoutFloors(Binding binding) {
        return new Binding(
                binding.trustDomain(),
                binding.operatorId(),
                binding.documentKeys(),
                binding.api().map(SidecarEssence::withoutFloor),
                binding.consumers().stream().map(SidecarEssence::withoutFloor).toList());
    }

    private static Binding.ApiBinding withoutFloor(Binding.ApiBinding api) {
        return new Binding.ApiBinding(api.namespace(), api.name(), api.uid(), 0, api.appPort(), api.probes());
    }

    private static Binding.ConsumerBinding withoutFloor(Binding.ConsumerBinding consumer) {
        return new Binding.ConsumerBinding(
                consumer.namespace(), consumer.name(), consumer.uid(), 0, consumer.localPort());
    }

    private static List<VolumeMount> rulingMounts(Container found, Container wanted) {
        var paths =
                wanted.getVolumeMounts().stream().map(VolumeMount::getMountPath).toList();
        return found.getVolumeMounts().stream()
                .filter(mount -> isOurVolume(mount) || paths.stream().anyMatch(path -> shadows(mount, path)))
                .toList();
    }

    private static boolean isOurVolume(VolumeMount mount) {
        return Stream.of(FileLayout.MATERIAL_VOLUME, FileLayout.STATE_VOLUME)
                .anyMatch(name -> name.equals(mount.getName()));
    }

    private static boolean shadows(VolumeMount mount, String path) {
        return Optional.ofNullable(mount.getMountPath())
                .filter(mounted -> mounted.startsWith(path) || path.startsWith(mounted))
                .isPresent();
    }
}
