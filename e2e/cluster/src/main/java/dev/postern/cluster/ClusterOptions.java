package dev.postern.cluster;

import java.util.UUID;
import java.util.regex.Pattern;

/** Which cluster to start, and how long it lives when nobody closes it. */
public record ClusterOptions(String name, Lifetime lifetime) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?");

    /** What ends a cluster, apart from {@link Cluster#close()}. */
    public enum Lifetime {
        /** It goes with this JVM, however that ends. */
        WITH_JVM,
        /** It stays until it is found by name and closed. */
        UNTIL_REMOVED
    }

    public ClusterOptions {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("cluster name '" + name + "' does not match " + NAME);
        }
    }

    /** A cluster for one test run, under a name that no other has. */
    public static ClusterOptions forTests() {
        return new ClusterOptions("test-" + UUID.randomUUID().toString().substring(0, 8), Lifetime.WITH_JVM);
    }

    /** A cluster that outlives the JVM. */
    public static ClusterOptions kept(String name) {
        return new ClusterOptions(name, Lifetime.UNTIL_REMOVED);
    }
}
