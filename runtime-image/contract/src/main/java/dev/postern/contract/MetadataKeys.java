package dev.postern.contract;

/** Labels and annotations Postern reads or writes on Kubernetes objects. */
public final class MetadataKeys {

    /** Label on a namespace: admission of Postern applies to it. Value {@link #ENABLED}. */
    public static final String NAMESPACE_ENABLED = "postern.dev/enabled";

    public static final String ENABLED = "true";

    /** Label on an injected pod that serves an InternalApi: its name. Selects the pods of the headless Service. */
    public static final String POD_API = "postern.dev/api";

    /** Label on every injected pod, value {@link #ENABLED}. */
    public static final String POD_INJECTED = "postern.dev/injected";

    /** Annotation on an injected pod, written by the operator: digest of the documents it should have. Makes kubelet sync at once. */
    public static final String POD_WANTED_DIGEST = "postern.dev/wanted-digest";

    /** Annotations by which a pod overrides the sidecar's resources, as Kubernetes quantities. */
    public static final String POD_CPU_REQUEST = "postern.dev/sidecar-cpu-request";

    public static final String POD_CPU_LIMIT = "postern.dev/sidecar-cpu-limit";

    public static final String POD_MEMORY_REQUEST = "postern.dev/sidecar-memory-request";

    public static final String POD_MEMORY_LIMIT = "postern.dev/sidecar-memory-limit";

    /** Annotation by which a pod sets the sidecar's log level: ERROR, WARN, INFO or DEBUG. */
    public static final String POD_LOG_LEVEL = "postern.dev/sidecar-log-level";

    /** Label on every child object: who made it. */
    public static final String MANAGED_BY = "app.kubernetes.io/managed-by";

    public static final String MANAGED_BY_POSTERN = "postern";

    /** Name of the finalizer on InternalApi and ApiConsumer. */
    public static final String FINALIZER = "postern.dev/finalizer";

    private MetadataKeys() {}
}
