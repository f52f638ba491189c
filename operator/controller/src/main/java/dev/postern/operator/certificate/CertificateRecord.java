package dev.postern.operator.certificate;

import dev.postern.api.CertificateStatus;
import dev.postern.api.CertificateStatus.Pending;
import dev.postern.api.CertificateStatus.Serial;
import dev.postern.api.CertificateStatus.Use;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a status records certificates: every serial stays until it expires, whatever became of its certificate. */
public final class CertificateRecord {

    private static final Comparator<Serial> ORDER = Comparator.comparing(
                    (Serial serial) -> serial.optionalNotAfter().orElse(Instant.MIN))
            .thenComparing(Serial::serial);

    /** A schema's bound, less one in use and one on its way: those that end first are not accepted any more. */
    private static final int MAX_PREVIOUS = 62;

    private final WantedCertificate wanted;
    private final Optional<CertificateStatus> previous;
    private final Instant now;

    public CertificateRecord(WantedCertificate wanted, Optional<CertificateStatus> previous, Instant now) {
        this.wanted = wanted;
        this.previous = previous;
        this.now = now;
    }

    /** @param publishedAt since when those who verify it have had the pending serial */
    public CertificateStatus of(CertificateOutcome outcome, Optional<Instant> publishedAt) {
        return new CertificateStatus(
                wanted.spiffeId().uri(),
                outcome.live().map(live -> live.issued().serial()).orElse(""),
                outcome.live().map(live -> live.issued().notAfter()).orElse(null),
                outcome.live()
                        .map(live -> CertificatePlanning.renewAt(live, wanted))
                        .orElse(null),
                serials(outcome),
                outcome.pending().map(pending -> pending(pending, publishedAt)).orElse(null));
    }

    private List<Serial> serials(CertificateOutcome outcome) {
        Map<String, Serial> serials = new LinkedHashMap<>();
        previous.stream()
                .flatMap(status -> status.serials().stream())
                .filter(this::isUnexpired)
                .sorted(ORDER.reversed())
                .limit(MAX_PREVIOUS)
                .forEach(serial -> serials.put(serial.serial(), used(serial, Use.PREVIOUS)));
        outcome.pending()
                .flatMap(PendingIdentity::certificate)
                .ifPresent(issued -> serials.put(issued.serial(), serial(issued, Use.NEXT)));
        outcome.live().ifPresent(live -> serials.put(live.issued().serial(), serial(live.issued(), Use.CURRENT)));
        return serials.values().stream().sorted(ORDER).toList();
    }

    private boolean isUnexpired(Serial serial) {
        return serial.optionalNotAfter().filter(now::isBefore).isPresent();
    }

    private static Serial used(Serial serial, Use use) {
        return new Serial(serial.serial(), serial.notAfter(), use);
    }

    private static Serial serial(IssuedChain issued, Use use) {
        return new Serial(issued.serial(), issued.notAfter(), use);
    }

    private static Pending pending(PendingIdentity pending, Optional<Instant> publishedAt) {
        return new Pending(
                pending.requestDigest(),
                pending.arn().orElse(""),
                pending.certificate().map(IssuedChain::serial).orElse(""),
                pending.requestedAt(),
                publishedAt.orElse(null));
    }
}
