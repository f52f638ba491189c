package dev.postern.operator.internalapi;

import dev.postern.api.Grant;
import dev.postern.api.Revocation;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Times each layer of a grant that ends, once, when it is seen to be gone. Layers wait for no other; what cannot be seen
 * is never taken for gone.
 */
final class RevocationLayers {

    private final RevocationEvidence evidence;

    RevocationLayers(RevocationEvidence evidence) {
        this.evidence = evidence;
    }

    List<Grant> seen(List<Grant> grants) {
        return grants.stream().map(grant -> seen(grant, grants)).toList();
    }

    /** Those whose caller the sidecars have yet to be seen to refuse. */
    static List<Grant> awaitingSidecars(List<Grant> grants) {
        return grants.stream()
                .filter(grant ->
                        open(grant).filter(open -> open.sidecars().isEmpty()).isPresent())
                .toList();
    }

    /** Whether something AWS shows is still to be seen. */
    static boolean awaitsAws(Grant grant, List<Grant> all) {
        return open(grant)
                .filter(open -> isAwaited(hasConnection(grant), open.connection())
                        || isAwaited(hasPrincipal(grant, all), open.principal()))
                .isPresent();
    }

    private static Optional<Revocation> open(Grant grant) {
        return grant.optionalRevocation()
                .filter(revocation -> !GrantPlanning.isLive(grant)
                        && revocation.optionalRevokedAt().isEmpty());
    }

    private Grant seen(Grant grant, List<Grant> all) {
        return open(grant)
                .map(open -> timed(open, grant, all))
                .map(grant::with)
                .map(next -> GrantPlanning.isRecordOnly(next) ? GrantPlanning.released(next) : next)
                .orElse(grant);
    }

    private Revocation timed(Revocation open, Grant grant, List<Grant> all) {
        Instant since = open.optionalStartedAt().orElse(evidence.at());
        Optional<Long> sidecars = time(open.sidecars(), since, () -> evidence.isRefused(grant));
        Optional<Long> connection = hasConnection(grant)
                ? time(open.connection(), since, () -> evidence.isDisconnected(grant))
                : Optional.empty();
        Optional<Long> principal = hasPrincipal(grant, all)
                ? time(open.principal(), since, () -> evidence.isPrincipalGone(grant))
                : open.principal();
        Optional<Long> identity = time(open.identity(), since, () -> evidence.isIdentityGone(grant));
        boolean isDone = sidecars.isPresent()
                && identity.isPresent()
                && !isAwaited(hasConnection(grant), connection)
                && !isAwaited(hasPrincipal(grant, all), principal);
        return new Revocation(
                open.cause(),
                since,
                sidecars.orElse(null),
                connection.orElse(null),
                principal.orElse(null),
                identity.orElse(null),
                sidecars.isPresent() ? List.of() : evidence.silentPods(grant),
                isDone ? evidence.at().truncatedTo(ChronoUnit.MILLIS) : null);
    }

    /** What was seen once stays seen: all is taken away before it can be given again. */
    private Optional<Long> time(Optional<Long> before, Instant since, BooleanSupplier isGone) {
        return before.or(() -> isGone.getAsBoolean() ? Optional.of(millisSince(since)) : Optional.empty());
    }

    private long millisSince(Instant since) {
        return Math.clamp(Duration.between(since, evidence.at()).toMillis(), 0L, Revocation.MAX_MILLIS);
    }

    private static boolean isAwaited(boolean applies, Optional<Long> time) {
        return applies && time.isEmpty();
    }

    private static boolean hasConnection(Grant grant) {
        return GrantPlanning.isOverPrivateLink(grant) && !grant.endpointId().isEmpty();
    }

    /** Accounts are allowed, not consumers: it stays for another of the same account. */
    private static boolean hasPrincipal(Grant grant, List<Grant> all) {
        return GrantPlanning.isOverPrivateLink(grant)
                && all.stream()
                        .filter(other -> GrantPlanning.isLive(other) && GrantPlanning.isOverPrivateLink(other))
                        .noneMatch(other -> other.account().equals(grant.account()));
    }
}
