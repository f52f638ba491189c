package dev.postern.aws.apply;

import dev.postern.aws.apply.ResourceRecord.State;
import dev.postern.plan.Owner;
import dev.postern.plan.Plan;
import dev.postern.plan.resource.DesiredResource;
import dev.postern.plan.resource.ResourceId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The owner's records during a pass, written through to the log before anything follows from them. */
final class Ledger {

    private final IntentLog log;
    private final Owner owner;
    private final InstantSource clock;
    private final Map<ResourceId, ResourceRecord> records = new TreeMap<>();

    Ledger(IntentLog log, Owner owner, InstantSource clock) {
        this.log = log;
        this.owner = owner;
        this.clock = clock;
        log.records().forEach(stored -> records.put(stored.id(), stored));
    }

    Optional<ResourceRecord> find(ResourceId id) {
        return Optional.ofNullable(records.get(id));
    }

    /** What is recorded and not wanted, in an order in which each comes before those it may stand on. */
    List<ResourceRecord> leftovers(Plan plan) {
        return records.values().stream()
                .filter(stored -> plan.resource(stored.id()).isEmpty())
                .sorted(Comparator.comparing(ResourceRecord::kind).reversed().thenComparing(ResourceRecord::id))
                .toList();
    }

    /** Naming for an intent written now. */
    Naming naming(ResourceId id, int incarnation) {
        return new Naming(owner, id, incarnation, now());
    }

    /** Naming of an intent already written. */
    Naming naming(ResourceRecord stored) {
        return new Naming(owner, stored.id(), stored.incarnation(), stored.since());
    }

    ResourceRecord intend(DesiredResource wanted, Naming naming, String parameters) {
        return put(new ResourceRecord(
                wanted.id(),
                wanted.kind(),
                naming.incarnation(),
                parameters,
                Optional.empty(),
                State.INTENDED,
                naming.intendedAt()));
    }

    ResourceRecord created(ResourceRecord stored, String awsId) {
        return put(stored.created(awsId, now()));
    }

    /** Written before the delete call, and only once. */
    ResourceRecord deleting(ResourceRecord stored, String awsId) {
        return stored.state() == State.DELETING ? stored : put(stored.deleting(awsId, now()));
    }

    void gone(ResourceRecord stored) {
        log.remove(stored.id());
        records.remove(stored.id());
    }

    /** How long ago it came to the state it is in. */
    Duration age(ResourceRecord stored) {
        return Duration.between(stored.since(), clock.instant());
    }

    /** Whether its absence may only mean that AWS does not show it yet. */
    boolean mayStillAppear(ResourceRecord stored) {
        Instant shown = stored.since().plus(Delays.SHOWN_AT_THE_LATEST);
        return stored.state() != State.DELETING && clock.instant().isBefore(shown);
    }

    /**
     * What keeps dying is replaced more and more slowly. Empty when it may be replaced now; what is going already is
     * not held up.
     */
    Optional<Duration> tooEarlyToReplace(ResourceRecord stored) {
        Instant due = stored.since().plus(Delays.beforeReplacement(stored.incarnation()));
        Instant now = clock.instant();
        return stored.state() != State.DELETING && now.isBefore(due)
                ? Optional.of(Duration.between(now, due))
                : Optional.empty();
    }

    /** Whole seconds: that is what status keeps. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private ResourceRecord put(ResourceRecord stored) {
        log.put(stored);
        records.put(stored.id(), stored);
        return stored;
    }
}
