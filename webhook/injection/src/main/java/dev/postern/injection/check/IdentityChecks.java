package dev.postern.injection.check;

import dev.postern.injection.ApiIdentity;
import dev.postern.injection.Identities;
import dev.postern.injection.PodFinding;
import dev.postern.injection.PodView;
import dev.postern.injection.WorkloadIdentity;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One API at most, and the service account that each identity names. */
final class IdentityChecks {

    private IdentityChecks() {}

    static Stream<PodFinding> findings(PodView pod, Identities selecting) {
        return Stream.concat(oneApi(selecting), serviceAccounts(pod, selecting));
    }

    private static Stream<PodFinding> oneApi(Identities selecting) {
        if (selecting.apis().size() < 2) {
            return Stream.empty();
        }
        var titles = selecting.apis().stream().map(ApiIdentity::title).collect(Collectors.joining(" and "));
        return Stream.of(
                new PodFinding(
                        "metadata.labels",
                        "two-apis",
                        titles
                                + " both select this pod, and a pod can serve only one. Make their workload selectors disjoint"));
    }

    private static Stream<PodFinding> serviceAccounts(PodView pod, Identities selecting) {
        return selecting
                .all()
                .filter(identity -> !identity.serviceAccount().equals(pod.serviceAccount()))
                .map(identity -> wrongAccount(pod, identity));
    }

    private static PodFinding wrongAccount(PodView pod, WorkloadIdentity identity) {
        return new PodFinding(
                "spec.serviceAccountName",
                "wrong-service-account",
                identity.title() + " selects this pod but names service account " + identity.serviceAccount()
                        + ", and the pod runs as " + pod.serviceAccount()
                        + ". It would run without its identity: set serviceAccountName, or change the pod's labels");
    }
}
