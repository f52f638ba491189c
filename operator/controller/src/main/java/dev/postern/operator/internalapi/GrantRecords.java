package dev.postern.operator.internalapi;

import dev.postern.api.Grant;
import dev.postern.api.Revocation;
import dev.postern.operator.configuration.TimeBounds;
import dev.postern.policy.ConsumerRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How long grants that were taken back stay readable, and how many: never in the way of one that is in use. */
final class GrantRecords {

    static final int MAX_RECORDS = 32;

    private static final Comparator<Grant> ORDER =
            Comparator.comparing(Grant::namespace).thenComparing(Grant::name);

    private static final Comparator<Grant> NEWEST_FIRST =
            Comparator.comparing(GrantRecords::startedAt).reversed().thenComparing(ORDER);

    private GrantRecords() {}

    /** The grants in use, and beside them what is still worth keeping. */
    static List<Grant> with(Map<ConsumerRef, Grant> inUse, List<Grant> records, Instant now) {
        Stream<Grant> kept = records.stream()
                .filter(grant -> !inUse.containsKey(GrantPlanning.consumerOf(grant)))
                .filter(grant -> keptUntil(grant).filter(now::isBefore).isPresent())
                .sorted(NEWEST_FIRST)
                .limit(Math.clamp(GrantPlanning.MAX_GRANTS - (long) inUse.size(), 0, MAX_RECORDS));
        var grants = new ArrayList<>(inUse.values());
        kept.forEach(grants::add);
        grants.sort(ORDER);
        return List.copyOf(grants);
    }

    /** Empty for a grant that is in use. */
    static Optional<Instant> keptUntil(Grant grant) {
        return GrantPlanning.isRecordOnly(grant)
                ? grant.optionalRevocation()
                        .flatMap(Revocation::optionalRevokedAt)
                        .map(at -> at.plus(TimeBounds.REVOKED_KEPT))
                        .or(() -> Optional.of(startedAt(grant).plus(TimeBounds.REVOCATION_WATCHED)))
                : Optional.empty();
    }

    private static Instant startedAt(Grant grant) {
        return grant.optionalRevocation().flatMap(Revocation::optionalStartedAt).orElse(Instant.EPOCH);
    }
}
