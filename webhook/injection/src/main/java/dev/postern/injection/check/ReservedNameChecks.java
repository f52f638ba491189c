package dev.postern.injection.check;

import dev.postern.contract.FileLayout;
import dev.postern.injection.ContainerView;
import dev.postern.injection.PodFinding;
import dev.postern.injection.PodView;
import io.fabric8.kubernetes.api.model.EphemeralContainer;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The sidecar's name and volumes are the sidecar's alone. An init container of its name is not looked at here: injection
 * replaces it.
 */
final class ReservedNameChecks {

    private static final List<String> VOLUMES = List.of(FileLayout.MATERIAL_VOLUME, FileLayout.STATE_VOLUME);

    private ReservedNameChecks() {}

    static Stream<PodFinding> findings(PodView pod) {
        return Stream.of(names(pod), pod.containersButSidecar().flatMap(ReservedNameChecks::mounts), targets(pod))
                .flatMap(findings -> findings);
    }

    private static Stream<PodFinding> names(PodView pod) {
        return Stream.concat(pod.containerViews(), pod.ephemeralContainerViews())
                .filter(ContainerView::hasSidecarName)
                .map(container -> new PodFinding(
                        container.path() + ".name",
                        "reserved-name",
                        "Container name " + container.name() + " is the sidecar's. Name the container otherwise"));
    }

    private static Stream<PodFinding> mounts(ContainerView container) {
        return container.mounts().stream()
                .filter(mount -> VOLUMES.contains(mount.getName()))
                .map(mount -> new PodFinding(
                        container.path() + ".volumeMounts[" + mount.getName() + "]",
                        "reserved-volume",
                        "Volume " + mount.getName() + " holds the sidecar's key or state, and no other container may"
                                + " mount it"));
    }

    static Stream<PodFinding> targets(PodView pod) {
        return IntStream.range(0, pod.ephemeralContainers().size())
                .filter(i -> targetsSidecar(pod.ephemeralContainers().get(i)))
                .mapToObj(i -> new PodFinding(
                        "spec.ephemeralContainers[" + i + "].targetContainerName",
                        "not-isolated",
                        "An ephemeral container in the sidecar's process namespace could read its key through /proc."
                                + " Target another container"));
    }

    private static boolean targetsSidecar(EphemeralContainer container) {
        return FileLayout.SIDECAR_CONTAINER.equals(container.getTargetContainerName());
    }
}
