package dev.postern.operator.startup;

import java.util.List;

/**
 * Every access to the API server without which the operator cannot work, checked at start. The chart's roles grant
 * exactly these; each says what it is for.
 */
record NeededAccess(String group, String resource, List<String> verbs, Scope scope, String purpose) {

    /** Where the access is needed. */
    enum Scope {
        CLUSTER,
        OPERATOR_NAMESPACE
    }

    private static final String POSTERN = "postern.dev";

    static final List<NeededAccess> ALL = List.of(
            cluster(POSTERN, "internalapis", "to reconcile APIs", "get", "list", "watch", "patch"),
            cluster(POSTERN, "internalapis/status", "to say how they are", "patch"),
            cluster(POSTERN, "apiconsumers", "to reconcile consumers", "get", "list", "watch", "patch"),
            cluster(POSTERN, "apiconsumers/status", "to say how they are", "patch"),
            cluster(POSTERN, "accesspolicies", "to compile policies", "get", "list", "watch"),
            cluster(POSTERN, "accesspolicies/status", "to keep what was accepted", "patch"),
            cluster(
                    "",
                    "secrets",
                    "to keep identities beside their objects",
                    "get",
                    "list",
                    "watch",
                    "create",
                    "patch",
                    "delete"),
            cluster("", "configmaps", "to publish signed documents", "get", "list", "watch", "create", "patch"),
            cluster("", "services", "to name the pods of an API", "get", "list", "watch", "create", "patch"),
            cluster("", "namespaces", "to know which ones are enabled", "get", "list", "watch"),
            cluster("", "pods", "to ask sidecars, and to make kubelet sync", "get", "list", "watch", "patch"),
            cluster(
                    "discovery.k8s.io",
                    "endpointslices",
                    "to send calls to the pods that are ready",
                    "get",
                    "list",
                    "watch"),
            new NeededAccess(
                    "coordination.k8s.io",
                    "leases",
                    List.of("get", "create", "update"),
                    Scope.OPERATOR_NAMESPACE,
                    "to elect a leader"));

    NeededAccess {
        verbs = List.copyOf(verbs);
    }

    private static NeededAccess cluster(String group, String resource, String purpose, String... verbs) {
        return new NeededAccess(group, resource, List.of(verbs), Scope.CLUSTER, purpose);
    }
}
