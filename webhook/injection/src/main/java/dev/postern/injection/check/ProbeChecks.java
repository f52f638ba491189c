package dev.postern.injection.check;

import dev.postern.injection.Identities;
import dev.postern.injection.PodFinding;
import dev.postern.injection.PodView;
import dev.postern.injection.pod.AppProbes;
import java.util.stream.Stream;

/** A probe aimed at the sidecar must be one that injection put there, or nothing says where it is to go. */
final class ProbeChecks {

    private ProbeChecks() {}

    static Stream<PodFinding> findings(PodView pod, Identities selecting) {
        var astray = selecting.apis().isEmpty() ? AppProbes.aimedAtSidecar(pod) : AppProbes.orphans(pod);
        return astray.map(path -> new PodFinding(
                path,
                "orphan-probe",
                "The probe is aimed at the sidecar's port, but not by injection. Aim it at the application's"
                        + " port: injection redirects it"));
    }
}
