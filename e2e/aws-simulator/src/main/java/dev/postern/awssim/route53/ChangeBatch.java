package dev.postern.awssim.route53;

import dev.postern.awssim.protocol.AwsError;
import dev.postern.awssim.protocol.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A batch of changes: all of them or none. */
final class ChangeBatch {
    private static final int MOST = 1000;

    private final HostedZone zone;
    private final AliasTargets targets;
    private final SortedMap<RecordSet.Key, RecordSet> records;
    private final List<String> problems = new ArrayList<>();

    ChangeBatch(HostedZone zone, AliasTargets targets) {
        this.zone = zone;
        this.targets = targets;
        this.records = new TreeMap<>(zone.records());
    }

    /** The zone's records after the batch; every problem of the batch at once otherwise. */
    SortedMap<RecordSet.Key, RecordSet> apply(List<Input> changes) {
        if (changes.isEmpty() || changes.size() > MOST) {
            throw Route53Error.INVALID_INPUT.because("A change batch has 1 to 1000 changes");
        }
        changes.forEach(this::one);
        if (!problems.isEmpty()) {
            throw Route53Error.INVALID_BATCH.because("[" + String.join(", ", problems) + "]");
        }
        return records;
    }

    private void one(Input change) {
        String action = RecordCodec.required(change, "Action");
        RecordSet set = RecordCodec.read(change.at("ResourceRecordSet"));
        if (!set.key().name().within(zone.identity().name())) {
            problems.add("RRSet with DNS name %s is not permitted in zone %s"
                    .formatted(set.key().name().text(), zone.identity().name().text()));
            return;
        }
        switch (action) {
            case "CREATE" -> create(set);
            case "UPSERT" -> write(set, "upsert");
            case "DELETE" -> delete(set);
            default -> throw unknown(action);
        }
    }

    private static AwsError unknown(String action) {
        return Route53Error.INVALID_INPUT.because(
                "1 validation error detected: Value '%s' at 'action' failed to satisfy".formatted(action)
                        + " constraint: Member must satisfy enum value set: [CREATE, DELETE, UPSERT]");
    }

    private void create(RecordSet set) {
        if (records.containsKey(set.key())) {
            problems.add("Tried to create resource record set %s but it already exists".formatted(named(set)));
        } else {
            write(set, "create");
        }
    }

    private void write(RecordSet set, String verb) {
        Optional<String> wrongAlias =
                set.alias().flatMap(alias -> targets.problem(alias, set.key().type(), zone));
        wrongAlias.ifPresent(why -> problems.add("Tried to %s an alias that targets %s, type %s in zone %s, but %s"
                .formatted(
                        verb,
                        set.alias().orElseThrow().dnsName().text(),
                        set.key().type(),
                        set.alias().orElseThrow().hostedZoneId(),
                        why)));
        if (wrongAlias.isEmpty()) {
            checkCname(set);
            records.put(set.key(), set);
        }
    }

    private void checkCname(RecordSet set) {
        boolean conflict = records.keySet().stream()
                .filter(key -> key.name().equals(set.key().name()))
                .filter(key -> !key.type().equals(set.key().type()))
                .anyMatch(key -> key.type().equals("CNAME") || set.key().type().equals("CNAME"));
        if (conflict) {
            problems.add(
                    "RRSet of type %s with DNS name %s is not permitted because a conflicting RRSet with the same DNS name already exists in zone %s"
                            .formatted(
                                    set.key().type(),
                                    set.key().name().text(),
                                    zone.identity().name().text()));
        }
    }

    private void delete(RecordSet set) {
        RecordSet present = records.get(set.key());
        boolean apex = set.key().name().equals(zone.identity().name())
                && List.of("NS", "SOA").contains(set.key().type());
        if (present == null) {
            problems.add("Tried to delete resource record set %s but it was not found".formatted(named(set)));
        } else if (apex) {
            problems.add(
                    "A HostedZone must contain at least one NS record for the zone itself, and exactly one SOA record");
        } else if (!present.equals(set)) {
            problems.add(
                    "Tried to delete resource record set %s but the values provided do not match the current values"
                            .formatted(named(set)));
        } else {
            records.remove(set.key());
        }
    }

    private static String named(RecordSet set) {
        return "[name='%s', type='%s']"
                .formatted(set.key().name().text(), set.key().type());
    }
}
