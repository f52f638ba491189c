package dev.postern.injection;

import java.util.List;

/** What is to become of a pod. */
public sealed interface Decision {

    record Inject(PodBinding binding) implements Decision {}

    /** No identity selects the pod and it lays claim to none: it stays as it is. */
    record NotOurs() implements Decision {}

    record Refuse(List<PodFinding> findings) implements Decision {

        public Refuse {
            findings = List.copyOf(findings);
        }
    }
}
