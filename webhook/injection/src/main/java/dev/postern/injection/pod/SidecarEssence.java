package dev.postern.injection.pod;

import dev.postern.contract.Binding;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import java.util.List;
import java.util.Optional;

/**
 * A sidecar found in a pod, with what others may rightly have changed put back. That is an explicit and short list, since
 * variables, mounts and files put over the image's each decide what code runs and whom it obeys: how much CPU and memory
 * it gets (but no devices), whether the image is always pulled, and how new the generation is that it starts from.
 */
final class SidecarEssence {

    private SidecarEssence() {}

    static Container of(Container found, Container wanted) {
        return new ContainerBuilder(found)
                .withImagePullPolicy(pullPolicy(found, wanted))
                .withResources(resources(found, wanted))
                .withEnv(environment(found, wanted))
                .build();
    }

    /** The API server can be told to always pull, lest a pod use an image that its account may not see. */
    private static String pullPolicy(Container found, Container wanted) {
        return SidecarContainer.isAlwaysPulled(found) ? wanted.getImagePullPolicy() : found.getImagePullPolicy();
    }

    /** Claimed devices may bring files and variables with them. */
    private static ResourceRequirements resources(Container found, Container wanted) {
        var claims = Optional.ofNullable(found.getResources())
                .map(ResourceRequirements::getClaims)
                .orElse(List.of());
        return new ResourceRequirementsBuilder(wanted.getResources())
                .withClaims(claims)
                .build();
    }

    private static List<EnvVar> environment(Container found, Container wanted) {
        return found.getEnv().stream()
                .map(variable -> sameBinding(variable, found, wanted))
                .toList();
    }

    /** A generation that moved between two looks at the cluster is no difference. */
    private static EnvVar sameBinding(EnvVar variable, Container found, Container wanted) {
        if (!Binding.ENVIRONMENT_VARIABLE.equals(variable.getName())) {
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
}
