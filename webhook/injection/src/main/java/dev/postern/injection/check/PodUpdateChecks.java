package dev.postern.injection.check;

import dev.postern.injection.PodFinding;
import dev.postern.injection.PodView;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an update of a running pod, ephemeral containers included, must not bring. It is judged by what it changes: a pod
 * that is older than a rule keeps running.
 */
public final class PodUpdateChecks {

    private PodUpdateChecks() {}

    /** @param image the sidecar's, to which an update may move it */
    public static List<PodFinding> findings(Pod before, Pod after, String image) {
        var old = PodView.of(before);
        var updated = PodView.of(after);
        var known = new HashSet<>(standing(old).toList());
        return Stream.concat(standing(updated).filter(finding -> !known.contains(finding)), image(old, updated, image))
                .toList();
    }

    private static Stream<PodFinding> standing(PodView pod) {
        return Stream.concat(ReservedNameChecks.findings(pod), ReservedSecretChecks.outsideSidecar(pod));
    }

    private static Stream<PodFinding> image(PodView before, PodView after, String image) {
        var old = before.sidecar().map(Container::getImage);
        var updated = after.sidecar().map(Container::getImage);
        return updated.equals(old) || updated.equals(Optional.of(image))
                ? Stream.empty()
                : Stream.of(new PodFinding(
                        "spec.initContainers[postern-sidecar].image",
                        "sidecar-altered",
                        "The sidecar's image is Postern's to choose (" + image + "). Change the application's alone"));
    }
}
