package dev.postern.operator.apiconsumer;

import dev.postern.api.ApiConsumerStatus;
import dev.postern.api.ApiConsumerStatus.Workload;
import dev.postern.api.CertificateStatus;
import dev.postern.api.CertificateStatus.Pending;
import dev.postern.api.DocumentStatus;
import dev.postern.api.InternalApiStatus;
import dev.postern.contract.StateReport.ApiState;
import dev.postern.contract.StateReport.DocumentInForce;
import dev.postern.operator.certificate.Distribution;
import dev.postern.operator.configuration.TimeBounds;
import dev.postern.operator.fleet.FleetPod;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Whether the API's pods know a serial. A caller that used a new certificate before would be refused; one that waited
 * for ever for a pod that cannot be asked would run out of its old one.
 */
public final class Publication implements Distribution {

    private final ConsumerFacts facts;
    private final Standing standing;

    public Publication(ConsumerFacts facts, Standing standing) {
        this.facts = facts;
        this.standing = standing;
    }

    @Override
    public boolean covers(String serial) {
        return publishedAt(serial)
                .filter(at -> everyPodKnows() || !facts.now().isBefore(boundAfter(at)))
                .isPresent();
    }

    /** Since when the API's document names the serial; empty while it does not. */
    public Optional<Instant> publishedAt(String serial) {
        boolean named = standing instanceof Standing.Granted(var ignored, var grant)
                && grant.serials().contains(serial);
        return named
                ? Optional.of(recordedAt(serial).orElseGet(() -> facts.now().truncatedTo(ChronoUnit.SECONDS)))
                : Optional.empty();
    }

    static Instant boundAfter(Instant publishedAt) {
        return publishedAt.plus(TimeBounds.DISTRIBUTION_BOUND);
    }

    private Optional<Instant> recordedAt(String serial) {
        return facts.status()
                .flatMap(ApiConsumerStatus::optionalWorkload)
                .flatMap(Workload::optionalCertificate)
                .flatMap(CertificateStatus::optionalPending)
                .filter(pending -> pending.serial().equals(serial))
                .flatMap(Pending::optionalPublishedAt);
    }

    /** Pods that are not ready get no calls: they are not waited for. */
    private boolean everyPodKnows() {
        long generation = facts.api()
                .flatMap(api -> Optional.ofNullable(api.getStatus()))
                .flatMap(InternalApiStatus::optionalDocument)
                .map(DocumentStatus::generation)
                .orElse(Long.MAX_VALUE);
        return facts.apiPods().stream().filter(pod -> pod.pod().isReady()).allMatch(pod -> obeys(pod) >= generation);
    }

    private long obeys(FleetPod pod) {
        return pod.stateOf(facts.apiRef())
                .map(ApiState::document)
                .flatMap(document -> document.inForce())
                .map(DocumentInForce::generation)
                .orElse(0L);
    }
}
