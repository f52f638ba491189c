package dev.postern.api;

/** Names under which the API server knows the kinds. */
public final class ApiGroup {

    public static final String GROUP = "postern.dev";

    public static final String VERSION = "v1alpha1";

    public static final String API_VERSION = GROUP + "/" + VERSION;

    /** {@code kubectl get postern} lists every kind of this category. */
    public static final String CATEGORY = "postern";

    private ApiGroup() {}
}
