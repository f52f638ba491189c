package dev.postern.injection.pod;

import dev.postern.contract.ChildNames;
import dev.postern.contract.FileLayout;
import dev.postern.injection.PodBinding;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import io.fabric8.kubernetes.api.model.VolumeProjectionBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The sidecar's volumes. Every source of the material is optional: a Secret that is not there yet must not hold the
 * application hostage.
 */
final class SidecarVolumes {

    /** World-readable inside a volume that one container alone mounts; that container runs as another user than kubelet. */
    private static final int READABLE = 0444;

    private SidecarVolumes() {}

    static List<Volume> of(PodBinding binding) {
        return List.of(material(binding), state());
    }

    private static Volume material(PodBinding binding) {
        var api = binding.api().stream().flatMap(a -> sources(ChildNames.ofApi(a.name()), FileLayout.apiDirectory()));
        var consumers = binding.consumers().stream()
                .flatMap(c -> sources(ChildNames.ofConsumer(c.name()), FileLayout.consumerDirectory(c.name())));
        return new VolumeBuilder()
                .withName(FileLayout.MATERIAL_VOLUME)
                .withNewProjected()
                .withDefaultMode(READABLE)
                .withSources(Stream.concat(api, consumers).toList())
                .endProjected()
                .build();
    }

    private static Stream<VolumeProjection> sources(ChildNames names, Path directory) {
        var identity = Stream.of(FileLayout.CERTIFICATE, FileLayout.PRIVATE_KEY, FileLayout.CA_CERTIFICATE)
                .map(key -> item(key, directory))
                .toList();
        return Stream.of(
                new VolumeProjectionBuilder()
                        .withNewSecret()
                        .withName(names.identitySecret())
                        .withItems(identity)
                        .withOptional(true)
                        .endSecret()
                        .build(),
                new VolumeProjectionBuilder()
                        .withNewConfigMap()
                        .withName(names.documentConfigMap())
                        .withItems(item(FileLayout.DOCUMENT, directory))
                        .withOptional(true)
                        .endConfigMap()
                        .build());
    }

    private static KeyToPath item(String key, Path directory) {
        return new KeyToPath(key, null, directory.resolve(key).toString());
    }

    /** In memory: what it holds must not outlive the pod, and a full node disk must not stop it. */
    private static Volume state() {
        return new VolumeBuilder()
                .withName(FileLayout.STATE_VOLUME)
                .withNewEmptyDir()
                .withMedium("Memory")
                .withSizeLimit(new Quantity("8Mi"))
                .endEmptyDir()
                .build();
    }
}
