package dev.postern.injection;

import dev.postern.contract.FileLayout;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.List;

/**
 * What containers of every sort (init, ordinary, ephemeral) have in common.
 *
 * @param path of the container in the pod, as in {@code spec.containers[0]}
 */
public record ContainerView(String path, String name, List<VolumeMount> mounts, List<ContainerPort> ports) {

    public ContainerView {
        mounts = List.copyOf(mounts);
        ports = List.copyOf(ports);
    }

    /** Whether it goes by the sidecar's name; says nothing about who wrote it. */
    public boolean hasSidecarName() {
        return name.equals(FileLayout.SIDECAR_CONTAINER);
    }
}
