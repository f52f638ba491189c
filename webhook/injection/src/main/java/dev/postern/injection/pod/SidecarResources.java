package dev.postern.injection.pod;

import dev.postern.contract.MetadataKeys;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import java.util.Map;
import java.util.Optional;

/**
 * Resources of the sidecar unless a pod asks for others. No CPU limit by default: throttling shows as latency of every
 * call.
 */
public record SidecarResources(
        Quantity cpuRequest, Optional<Quantity> cpuLimit, Quantity memoryRequest, Optional<Quantity> memoryLimit) {

    ResourceRequirements with(Map<String, String> annotations) {
        var cpu = Share.of(
                override(annotations, MetadataKeys.POD_CPU_REQUEST),
                override(annotations, MetadataKeys.POD_CPU_LIMIT),
                new Share(cpuRequest, cpuLimit));
        var memory = Share.of(
                override(annotations, MetadataKeys.POD_MEMORY_REQUEST),
                override(annotations, MetadataKeys.POD_MEMORY_LIMIT),
                new Share(memoryRequest, memoryLimit));
        var resources = new ResourceRequirementsBuilder()
                .addToRequests("cpu", cpu.request())
                .addToRequests("memory", memory.request());
        cpu.limit().ifPresent(limit -> resources.addToLimits("cpu", limit));
        memory.limit().ifPresent(limit -> resources.addToLimits("memory", limit));
        return resources.build();
    }

    private static Optional<Quantity> override(Map<String, String> annotations, String key) {
        return Optional.ofNullable(annotations.get(key)).flatMap(Quantities::parse);
    }

    private record Share(Quantity request, Optional<Quantity> limit) {

        /** What is asked for wins; the default of the other half gives way so that the pair stays valid. */
        static Share of(Optional<Quantity> request, Optional<Quantity> limit, Share defaults) {
            var chosenRequest = request.orElseGet(() -> limit.map(most -> Quantities.smaller(defaults.request(), most))
                    .orElse(defaults.request()));
            var chosenLimit = limit.or(() -> defaults.limit().map(most -> Quantities.larger(most, chosenRequest)));
            return new Share(chosenRequest, chosenLimit);
        }
    }
}
