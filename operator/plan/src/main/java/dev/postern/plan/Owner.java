package dev.postern.plan;

/**
 * The object a plan is for. Cluster id and uid make names and tags unique; kind, namespace and name are for people.
 *
 * @param kind {@code InternalApi} or {@code ApiConsumer}
 */
public record Owner(String clusterId, String uid, String kind, String namespace, String name) {

    /** {@code InternalApi/shop/orders}. */
    public String path() {
        return kind + "/" + namespace + "/" + name;
    }
}
