package dev.postern.policy;

import java.util.Comparator;

/** Which ApiConsumer: the only way a policy, a consent or a decision names a caller. */
public record ConsumerRef(String namespace, String name) implements Comparable<ConsumerRef> {

    private static final Comparator<ConsumerRef> ORDER =
            Comparator.comparing(ConsumerRef::namespace).thenComparing(ConsumerRef::name);

    @Override
    public int compareTo(ConsumerRef other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
