package dev.postern.injection;

import dev.postern.api.WorkloadSelector;

/** An object of Postern that says which pods stand for it. */
public sealed interface WorkloadIdentity permits ApiIdentity, ConsumerIdentity {

    String name();

    WorkloadSelector selector();

    String serviceAccount();

    /** Kind and name, as people know the object. */
    String title();
}
