package dev.postern.injection;

import dev.postern.contract.Binding;
import dev.postern.injection.pod.SidecarResources;
import java.util.List;

/**
 * What every sidecar of a cluster has in common.
 *
 * @param imagePullSecrets names of Secrets that are added to the pod's
 * @param operatorId SPIFFE id that may read the sidecar's state
 * @param documentKeys keys that may sign documents, pinned into the pod
 */
public record SidecarSettings(
        String image,
        List<String> imagePullSecrets,
        SidecarResources resources,
        String trustDomain,
        String operatorId,
        List<Binding.DocumentKey> documentKeys) {

    public SidecarSettings {
        imagePullSecrets = List.copyOf(imagePullSecrets);
        documentKeys = List.copyOf(documentKeys);
    }
}
