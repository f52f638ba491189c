package dev.postern.policy;

import java.util.Comparator;

/** Which AccessPolicy: what a decision names, so that its reader finds the line in Git. */
public record PolicyRef(String namespace, String name) implements Comparable<PolicyRef> {

    private static final Comparator<PolicyRef> ORDER =
            Comparator.comparing(PolicyRef::namespace).thenComparing(PolicyRef::name);

    @Override
    public int compareTo(PolicyRef other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
