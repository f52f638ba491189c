package dev.postern.operator.fleet;

import dev.postern.api.WorkloadSelector;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Set;

/**
 * The running pods a selector selects, with or without sidecar. Asked of the API server at each pass: watching every pod
 * of the cluster to count the few that are too old would cost far more.
 */
public final class SelectedPods {

    private static final Set<String> ENDED = Set.of("Succeeded", "Failed");

    private SelectedPods() {}

    /** An empty selector selects nothing. */
    public static List<String> names(KubernetesClient client, String namespace, WorkloadSelector selector) {
        if (selector.matchLabels().isEmpty()) {
            return List.of();
        }
        return client.pods().inNamespace(namespace).withLabels(selector.matchLabels()).list().getItems().stream()
                .filter(SelectedPods::isRunning)
                .map(pod -> pod.getMetadata().getName())
                .sorted()
                .toList();
    }

    private static boolean isRunning(Pod pod) {
        return pod.getMetadata().getDeletionTimestamp() == null
                && !ENDED.contains(pod.getStatus().getPhase());
    }
}
