package dev.postern.contract;

/**
 * The names of the Kubernetes children of an InternalApi or ApiConsumer. They follow from kind and name alone, so that
 * the webhook can mount them before the operator has made them.
 */
public record ChildNames(
        String identitySecret, String pendingIdentitySecret, String documentConfigMap, String service) {

    /** Longest object name for which every child's name is still a DNS label (63 characters). */
    public static final int MAX_OWNER_NAME_LENGTH = 40;

    /** Begins with a character that no name of an InternalApi or ApiConsumer has, so that no other object's child is called so. */
    private static final String PENDING_SUFFIX = ".pending";

    public static ChildNames ofApi(String apiName) {
        return of("postern-api-" + apiName);
    }

    public static ChildNames ofConsumer(String consumerName) {
        return of("postern-consumer-" + consumerName);
    }

    private static ChildNames of(String base) {
        return new ChildNames(base, base + PENDING_SUFFIX, base, base);
    }

    /** The in-cluster DNS name of the headless Service, resolvable from any namespace. */
    public String serviceHost(String namespace) {
        return service + "." + namespace + ".svc";
    }
}
