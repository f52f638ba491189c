package dev.postern.operator.internalapi;

import dev.postern.operator.certificate.CertificateOutcome;
import dev.postern.operator.certificate.CertificateProgress;
import dev.postern.operator.configuration.TimeBounds;
import dev.postern.operator.document.Documents;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** When to look at an InternalApi again if nothing happens before: when something ends, or is to be asked for again. */
public final class InternalApiSchedule {

    private InternalApiSchedule() {}

    public static Optional<Duration> next(InternalApiFacts facts, InternalApiPlan plan, InternalApiResult result) {
        Stream<Instant> expiries = plan.grants().stream()
                .filter(GrantPlanning::isLive)
                .flatMap(grant -> grant.optionalExpiresAt().stream());
        Stream<Instant> records = result.grants().stream().flatMap(grant -> GrantRecords.keptUntil(grant).stream());
        Stream<Instant> document = result.document().stream()
                .map(published -> Documents.renewAt(published.document().document()));
        Stream<Instant> certificate = result.certificate().stream()
                .map(CertificateOutcome::progress)
                .flatMap(progress -> CertificateProgress.nextLook(progress, facts.now()).stream());
        Stream<Instant> path = ApiPathSchedule.next(facts, result).map(facts.now()::plus).stream();
        Stream<Instant> refused = result.isRefused() ? Stream.of(facts.now().plus(TimeBounds.WAITING)) : Stream.empty();
        return Stream.of(expiries, records, document, certificate, Pause.until(facts).stream(), path, refused)
                .flatMap(stream -> stream)
                .filter(instant -> instant.isAfter(facts.now()))
                .min(Instant::compareTo)
                .map(instant -> Duration.between(facts.now(), instant));
    }
}
