package dev.postern.awssim.route53;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A hosted zone.
 *
 * @param records as the API shows them
 * @param published as DNS answers them: what is INSYNC
 */
public record HostedZone(
        Identity identity,
        String comment,
        List<Vpc> vpcs,
        List<Vpc> authorised,
        SortedMap<RecordSet.Key, RecordSet> records,
        Map<RecordSet.Key, RecordSet> published) {
    /** What never changes. */
    public record Identity(String id, DomainName name, String account, String callerReference, boolean privateZone) {}

    /** A VPC by region and id. */
    public record Vpc(String region, String id) {}

    public HostedZone {
        vpcs = List.copyOf(vpcs);
        authorised = List.copyOf(authorised);
        records = Collections.unmodifiableSortedMap(new TreeMap<>(records));
        published = Map.copyOf(published);
    }

    String id() {
        return identity.id();
    }

    HostedZone with(SortedMap<RecordSet.Key, RecordSet> newRecords) {
        return new HostedZone(identity, comment, vpcs, authorised, newRecords, published);
    }

    HostedZone publishing() {
        return new HostedZone(identity, comment, vpcs, authorised, records, records);
    }

    HostedZone associated(Vpc vpc) {
        List<Vpc> all = new ArrayList<>(vpcs);
        all.add(vpc);
        return new HostedZone(identity, comment, all, authorised, records, published);
    }

    HostedZone disassociated(Vpc vpc) {
        List<Vpc> rest = new ArrayList<>(vpcs);
        rest.remove(vpc);
        return new HostedZone(identity, comment, rest, authorised, records, published);
    }

    HostedZone authorising(List<Vpc> newAuthorised) {
        return new HostedZone(identity, comment, vpcs, newAuthorised, records, published);
    }
}
