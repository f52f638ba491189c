package dev.postern.operator.internalapi;

import dev.postern.api.CertificateStatus;
import dev.postern.api.Grant;
import dev.postern.api.InternalApiStatus;
import dev.postern.api.Revocation;
import dev.postern.operator.kubernetes.ObjectEvents.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is worth an Event between two statuses. */
public final class InternalApiChanges {

    private InternalApiChanges() {}

    /** @param made writes to AWS, in words */
    public static List<Change> between(Optional<InternalApiStatus> before, InternalApiStatus after, List<String> made) {
        return Stream.concat(
                        between(before, after).stream(), made.stream().map(what -> Change.normal("ChangedInAws", what)))
                .toList();
    }

    public static List<Change> between(Optional<InternalApiStatus> before, InternalApiStatus after) {
        var changes = new ArrayList<Change>();
        certificate(before, after).ifPresent(changes::add);
        List<Grant> earlier = before.map(InternalApiStatus::grants).orElse(List.of());
        after.grants().stream()
                .filter(GrantPlanning::isLive)
                .filter(grant -> liveIn(earlier, grant).isEmpty())
                .map(InternalApiChanges::granted)
                .forEach(changes::add);
        earlier.stream()
                .filter(GrantPlanning::isLive)
                .filter(grant -> liveIn(after.grants(), grant).isEmpty())
                .map(InternalApiChanges::withdrawn)
                .forEach(changes::add);
        after.grants().stream()
                .filter(grant -> isRevoked(grant) && earlier.stream().noneMatch(other -> isSame(grant, other)))
                .map(InternalApiChanges::revoked)
                .forEach(changes::add);
        return List.copyOf(changes);
    }

    private static Optional<Change> certificate(Optional<InternalApiStatus> before, InternalApiStatus after) {
        String earlier = before.flatMap(InternalApiStatus::optionalCertificate)
                .map(CertificateStatus::serial)
                .orElse("");
        return after.optionalCertificate()
                .filter(certificate ->
                        !certificate.serial().isEmpty() && !certificate.serial().equals(earlier))
                .map(certificate -> Change.normal(
                        "CertificateInUse",
                        "Certificate " + certificate.serial() + " is in use until " + certificate.notAfter() + "."));
    }

    private static Optional<Grant> liveIn(List<Grant> grants, Grant grant) {
        return grants.stream()
                .filter(GrantPlanning::isLive)
                .filter(other -> GrantPlanning.consumerOf(other).equals(GrantPlanning.consumerOf(grant)))
                .findFirst();
    }

    private static Change granted(Grant grant) {
        return Change.normal(
                "AccessGranted",
                "ApiConsumer " + GrantPlanning.consumerOf(grant) + " is granted access by rule " + grant.rule()
                        + " of AccessPolicy " + grant.policy() + ".");
    }

    private static Change withdrawn(Grant grant) {
        return Change.normal(
                "AccessWithdrawn", "ApiConsumer " + GrantPlanning.consumerOf(grant) + " has no access any more.");
    }

    private static boolean isRevoked(Grant grant) {
        return grant.optionalRevocation().flatMap(Revocation::optionalRevokedAt).isPresent();
    }

    private static boolean isSame(Grant grant, Grant other) {
        return isRevoked(other)
                && grant.uid().equals(other.uid())
                && GrantPlanning.consumerOf(grant).equals(GrantPlanning.consumerOf(other));
    }

    private static Change revoked(Grant grant) {
        Revocation revocation = grant.optionalRevocation().orElseThrow();
        String layers = Stream.of(
                        layer("refused by every pod", revocation.sidecars()),
                        layer("connection gone", revocation.connection()),
                        layer("principal removed", revocation.principal()),
                        layer("identity withdrawn", revocation.identity()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        return Change.normal(
                "AccessRevoked",
                "ApiConsumer " + GrantPlanning.consumerOf(grant) + ": " + layers + ". " + revocation.cause());
    }

    private static Optional<String> layer(String what, Optional<Long> millis) {
        return millis.map(time -> String.format(Locale.ROOT, "%s after %.1f s", what, time / 1000.0));
    }
}
