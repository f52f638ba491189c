package dev.postern.awssim.route53;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A record set: values with a time to live, or an alias. */
public record RecordSet(
        Key key, Optional<Long> ttl, List<String> values, Optional<Alias> alias, Optional<Long> weight) {
    /** What a set is told apart by. */
    public record Key(DomainName name, String type, String setIdentifier) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::name).thenComparing(Key::type).thenComparing(Key::setIdentifier);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /** Where an alias leads. */
    public record Alias(String hostedZoneId, DomainName dnsName, boolean evaluateTargetHealth) {}

    public RecordSet {
        values = List.copyOf(values);
    }
}
