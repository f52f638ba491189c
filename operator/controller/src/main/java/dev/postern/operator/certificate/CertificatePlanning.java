package dev.postern.operator.certificate;

import dev.postern.identity.Renewal;
import dev.postern.operator.configuration.TimeBounds;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** From what is stored to the next step. Pure, so that the order of DESIGN's renewal can be read and tested here. */
public final class CertificatePlanning {

    private CertificatePlanning() {}

    public static CertificateStep next(CertificateFacts facts) {
        return facts.pending()
                .filter(pending -> pending.fingerprint().equals(facts.wanted().fingerprint()))
                .filter(pending -> pending.notAfter().isAfter(facts.now()))
                .filter(pending -> !pending.notAfter().isAfter(latestEnd(facts)))
                .map(pending -> ofPending(pending, facts))
                .orElseGet(() -> ofLive(facts));
    }

    /** Whoever may write the Secret must not get a longer life out of the authority than the object asks for. */
    private static Instant latestEnd(CertificateFacts facts) {
        return facts.now().plus(facts.wanted().validity()).plus(TimeBounds.CERTIFICATE_TOLERANCE);
    }

    private static CertificateStep ofPending(PendingIdentity pending, CertificateFacts facts) {
        return pending.refusal()
                .map(refusal -> ofRefused(refusal, facts))
                .orElseGet(() -> pending.certificate()
                        .map(issued -> ofIssued(pending, issued, facts.distribution()))
                        .orElseGet(() -> ofRequested(pending)));
    }

    private static CertificateStep ofRefused(PendingIdentity.Refusal refusal, CertificateFacts facts) {
        Instant until = refusal.at().plus(TimeBounds.CERTIFICATE_REFUSED);
        return facts.now().isBefore(until)
                ? new CertificateStep.WaitAfterRefusal(until, refusal.why())
                : new CertificateStep.Generate();
    }

    private static CertificateStep ofIssued(PendingIdentity pending, IssuedChain issued, Distribution distribution) {
        return distribution.covers(issued.serial())
                ? new CertificateStep.Promote(pending, issued)
                : new CertificateStep.AwaitDistribution(pending, issued);
    }

    private static CertificateStep ofRequested(PendingIdentity pending) {
        return pending.arn()
                .<CertificateStep>map(arn -> new CertificateStep.Fetch(pending, arn))
                .orElseGet(() -> new CertificateStep.Issue(pending));
    }

    private static CertificateStep ofLive(CertificateFacts facts) {
        Optional<LiveIdentity> good = facts.live()
                .filter(live -> live.fingerprint().equals(facts.wanted().fingerprint()))
                .filter(live -> facts.now().isBefore(renewAt(live, facts.wanted())));
        return good.<CertificateStep>map(live -> new CertificateStep.Keep(live, renewAt(live, facts.wanted())))
                .orElseGet(CertificateStep.Generate::new);
    }

    static Instant renewAt(LiveIdentity live, WantedCertificate wanted) {
        return Renewal.dueAt(live.issued().notBefore(), live.issued().notAfter(), wanted.stableKey())
                .truncatedTo(ChronoUnit.SECONDS);
    }
}
