package dev.postern.injection.check;

import dev.postern.contract.FileLayout;
import dev.postern.contract.MetadataKeys;
import dev.postern.injection.PodFinding;
import dev.postern.injection.PodView;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a pod without an identity must not have: anything by which it would pass for one with an identity, such as a copy
 * of an injected pod's manifest.
 */
public final class ForeignPodChecks {

    private static final String NOT_SELECTED = " belongs to pods that an InternalApi or ApiConsumer of this namespace"
            + " selects, and none selects this one. Take it out, or give the pod the labels of the workload";

    private ForeignPodChecks() {}

    public static List<PodFinding> findings(Pod pod) {
        var view = PodView.of(pod);
        return Stream.of(labels(view), containers(view), volumes(view), ReservedSecretChecks.anywhere(view))
                .flatMap(findings -> findings)
                .toList();
    }

    private static Stream<PodFinding> labels(PodView pod) {
        return Stream.of(MetadataKeys.POD_API, MetadataKeys.POD_INJECTED)
                .filter(pod.labels()::containsKey)
                .map(label -> claim("metadata.labels[" + label + "]", "Label " + label));
    }

    private static Stream<PodFinding> containers(PodView pod) {
        return Stream.concat(
                        pod.initContainerViews(), Stream.concat(pod.containerViews(), pod.ephemeralContainerViews()))
                .filter(container -> container.hasSidecarName())
                .map(container -> claim(container.path() + ".name", "Container name " + container.name()));
    }

    private static Stream<PodFinding> volumes(PodView pod) {
        return pod.volumes().stream()
                .filter(volume -> FileLayout.MATERIAL_VOLUME.equals(volume.getName())
                        || FileLayout.STATE_VOLUME.equals(volume.getName()))
                .map(volume -> claim("spec.volumes[" + volume.getName() + "]", "Volume " + volume.getName()));
    }

    private static PodFinding claim(String path, String what) {
        return new PodFinding(path, "reserved-name", what + NOT_SELECTED);
    }
}
