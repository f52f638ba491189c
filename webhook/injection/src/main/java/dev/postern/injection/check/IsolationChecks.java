package dev.postern.injection.check;

import dev.postern.injection.PodFinding;
import dev.postern.injection.PodView;
import java.util.Optional;
import java.util.stream.Stream;

/** What would let others at the sidecar's key, or the sidecar's ports out of the pod. */
final class IsolationChecks {

    private IsolationChecks() {}

    static Stream<PodFinding> findings(PodView pod) {
        var spec = pod.spec();
        return Stream.of(
                        forbid(
                                spec.getHostNetwork(),
                                "spec.hostNetwork",
                                "on the host's network every process of the node could use the sidecar's local ports"),
                        forbid(
                                spec.getHostPID(),
                                "spec.hostPID",
                                "in the host's process namespace the sidecar's key could be read through /proc"),
                        forbid(
                                spec.getShareProcessNamespace(),
                                "spec.shareProcessNamespace",
                                "with shared processes other containers could read the sidecar's key through /proc"),
                        windows(pod))
                .flatMap(Optional::stream);
    }

    private static Optional<PodFinding> forbid(Boolean field, String path, String why) {
        return Boolean.TRUE.equals(field)
                ? Optional.of(new PodFinding(
                        path, "not-isolated", "A pod with an identity must not set it: " + why + ". Set it to false"))
                : Optional.empty();
    }

    private static Optional<PodFinding> windows(PodView pod) {
        return Optional.ofNullable(pod.spec().getOs())
                .filter(os -> "windows".equals(os.getName()))
                .map(os -> new PodFinding("spec.os.name", "windows", "The sidecar runs on Linux nodes only"));
    }
}
