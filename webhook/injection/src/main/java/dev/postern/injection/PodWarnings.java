package dev.postern.injection;

import dev.postern.injection.pod.AppProbes;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;

/** What the owner of an injected pod should know, though it is no reason to refuse the pod. */
public final class PodWarnings {

    private PodWarnings() {}

    public static List<String> of(Pod pod, PodBinding binding) {
        return binding.api().stream()
                .flatMap(api -> AppProbes.leftAlone(PodView.of(pod), api.port()))
                .map(probe -> "Postern leaves " + probe + " as it is, since only plain HTTP probes without headers of"
                        + " their own go through the sidecar: it fails if the application listens on loopback alone")
                .toList();
    }
}
