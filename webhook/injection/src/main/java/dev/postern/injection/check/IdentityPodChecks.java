package dev.postern.injection.check;

import dev.postern.injection.Identities;
import dev.postern.injection.PodFinding;
import dev.postern.injection.PodView;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Everything that must hold of a pod that an identity selects. */
public final class IdentityPodChecks {

    private static final List<BiFunction<PodView, Identities, Stream<PodFinding>>> CHECKS = List.of(
            IdentityChecks::findings,
            (pod, selecting) -> IsolationChecks.findings(pod),
            (pod, selecting) -> ReservedNameChecks.findings(pod),
            (pod, selecting) -> ReservedSecretChecks.outsideSidecar(pod),
            PortChecks::findings,
            (pod, selecting) -> OverrideChecks.findings(pod),
            ProbeChecks::findings);

    private IdentityPodChecks() {}

    /** @param selecting the identities that select the pod, at least one */
    public static List<PodFinding> findings(Pod pod, Identities selecting) {
        var view = PodView.of(pod);
        return CHECKS.stream().flatMap(check -> check.apply(view, selecting)).toList();
    }
}
