package dev.postern.operator.apiconsumer;

import dev.postern.api.ApiConsumerStatus;
import dev.postern.api.ApiConsumerStatus.Workload;
import dev.postern.api.CertificateStatus;
import dev.postern.api.CertificateStatus.Pending;
import dev.postern.operator.certificate.CertificateOutcome;
import dev.postern.operator.certificate.CertificateProgress;
import dev.postern.operator.configuration.TimeBounds;
import dev.postern.operator.document.Documents;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** When to look at an ApiConsumer again if nothing happens before. */
public final class ConsumerSchedule {

    private ConsumerSchedule() {}

    /** @param written the status as this pass left it */
    public static Optional<Duration> next(ConsumerFacts facts, ConsumerResult result, ApiConsumerStatus written) {
        Stream<Instant> document = result.document().stream()
                .map(published -> Documents.renewAt(published.document().document()));
        Stream<Instant> certificate = result.certificate().stream()
                .map(CertificateOutcome::progress)
                .flatMap(progress -> CertificateProgress.nextLook(progress, facts.now()).stream());
        Stream<Instant> path = path(facts, result).map(facts.now()::plus).stream();
        Stream<Instant> refused = result.isRefused() ? Stream.of(facts.now().plus(TimeBounds.WAITING)) : Stream.empty();
        return Stream.of(document, certificate, publication(written).stream(), path, refused)
                .flatMap(stream -> stream)
                .filter(instant -> instant.isAfter(facts.now()))
                .min(Instant::compareTo)
                .map(instant -> Duration.between(facts.now(), instant));
    }

    private static Optional<Duration> path(ConsumerFacts facts, ConsumerResult result) {
        return facts.pathFacts()
                .map(ignored -> result.path()
                        .nextCheck()
                        .filter(delay -> delay.compareTo(TimeBounds.AWS_LOOK) < 0)
                        .orElse(TimeBounds.AWS_LOOK));
    }

    /** The bound after which a published serial is used, whoever has not shown it. */
    private static Optional<Instant> publication(ApiConsumerStatus written) {
        return written.optionalWorkload()
                .flatMap(Workload::optionalCertificate)
                .flatMap(CertificateStatus::optionalPending)
                .flatMap(Pending::optionalPublishedAt)
                .map(Publication::boundAfter);
    }
}
