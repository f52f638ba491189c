package dev.postern.operator.certificate;

import dev.postern.api.ConditionReason;
import dev.postern.identity.CertificateRequest;
import dev.postern.identity.CertificateRequests;
import dev.postern.identity.KeyPairs;
import dev.postern.identity.Pem;
import dev.postern.identity.Problem;
import dev.postern.operator.certificate.AuthorityProblem.Persistence;
import dev.postern.operator.configuration.TimeBounds;
import dev.postern.operator.kubernetes.ForeignObject;
import dev.postern.operator.kubernetes.Write;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Carries a certificate as far as it goes without waiting. Every step is stored before the next one, so a pass may end
 * anywhere and be repeated by another process.
 */
@Singleton
public final class CertificateLifecycle {

    /** More steps than any certificate needs in one pass. */
    private static final int MAX_STEPS = 6;

    /** Off the asked end, so that a clock ahead of AWS's never asks for more than its authority may give. */
    private static final Duration CLOCK_ALLOWANCE = Duration.ofMinutes(1);

    private final PrivateCa ca;
    private final TrustRoots roots;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    @Inject
    CertificateLifecycle(PrivateCa ca, TrustRoots roots, InstantSource clock) {
        this.ca = ca;
        this.roots = roots;
        this.clock = clock;
    }

    public CertificateOutcome advance(WantedCertificate wanted, IdentitySecrets secrets, Distribution distribution) {
        Optional<ForeignObject> foreign = secrets.foreign();
        if (foreign.isPresent()) {
            return new CertificateOutcome(Optional.empty(), Optional.empty(), failed(foreign.get()));
        }
        return switch (roots.issuerOf(wanted.authority())) {
            case TrustRoots.Issuer.Known(X509Certificate issuer) ->
                steps(new Pass(wanted, secrets, issuer), distribution);
            case TrustRoots.Issuer.Unknown(AuthorityProblem problem) ->
                new CertificateOutcome(secrets.live(), secrets.pending(), failed(problem));
        };
    }

    private CertificateOutcome steps(Pass pass, Distribution distribution) {
        Optional<CertificateProgress> progress = Optional.empty();
        for (int step = 0; step < MAX_STEPS && progress.isEmpty(); step++) {
            progress = perform(CertificatePlanning.next(facts(pass, distribution)), pass);
        }
        return new CertificateOutcome(
                usable(pass),
                sound(pass),
                progress.orElseGet(
                        () -> new CertificateProgress.InProgress("steps remain", TimeBounds.CERTIFICATE_POLL)));
    }

    private CertificateFacts facts(Pass pass, Distribution distribution) {
        return new CertificateFacts(pass.wanted, usable(pass), sound(pass), distribution, clock.instant());
    }

    /** The progress when nothing more can be done in this pass. */
    private Optional<CertificateProgress> perform(CertificateStep step, Pass pass) {
        return switch (step) {
            case CertificateStep.Keep(LiveIdentity ignored, Instant renewAt) ->
                Optional.of(new CertificateProgress.Current(renewAt));
            case CertificateStep.Generate() -> generate(pass);
            case CertificateStep.Issue(PendingIdentity pending) -> issue(pass, pending);
            case CertificateStep.Fetch(PendingIdentity pending, String arn) -> fetch(pass, pending, arn);
            case CertificateStep.WaitAfterRefusal(Instant until, String why) -> Optional.of(refused(until, why));
            case CertificateStep.AwaitDistribution(PendingIdentity ignored, IssuedChain issued) ->
                Optional.of(new CertificateProgress.Distributing(issued.serial()));
            case CertificateStep.Promote(PendingIdentity pending, IssuedChain issued) -> promote(pass, pending, issued);
        };
    }

    private Optional<CertificateProgress> generate(Pass pass) {
        KeyPair keys = KeyPairs.generate(pass.wanted.keyAlgorithm(), random);
        CertificateRequest request =
                CertificateRequests.create(keys, pass.wanted.spiffeId(), pass.wanted.dnsNames(), random);
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return stored(pass.secrets.storePending(new PendingIdentity(
                pass.wanted.fingerprint(),
                Pem.encode(keys.getPrivate()),
                request.pem(),
                now,
                now.plus(pass.wanted.validity()).minus(CLOCK_ALLOWANCE),
                Optional.empty(),
                Optional.empty(),
                Optional.empty())));
    }

    private Optional<CertificateProgress> issue(Pass pass, PendingIdentity pending) {
        return answered(ca.issue(pass.wanted, pending, pass.issuer), pass, pending);
    }

    private Optional<CertificateProgress> fetch(Pass pass, PendingIdentity pending, String arn) {
        return answered(ca.fetch(pass.wanted.authority(), arn), pass, pending);
    }

    private Optional<CertificateProgress> answered(Issuance answer, Pass pass, PendingIdentity pending) {
        return switch (answer) {
            case Issuance.Requested(String arn) -> stored(pass.secrets.storePending(pending.withArn(arn)));
            case Issuance.InProgress() ->
                Optional.of(new CertificateProgress.InProgress(
                        "The authority is issuing the certificate.", TimeBounds.CERTIFICATE_POLL));
            case Issuance.Issued(List<X509Certificate> chain) -> accept(pass, pending, chain.getFirst());
            case Issuance.Failed(AuthorityProblem problem) -> notIssued(pass, pending, problem);
        };
    }

    /** Only the leaf is kept: what comes behind it is the authority, which peers have as their root. */
    private Optional<CertificateProgress> accept(Pass pass, PendingIdentity pending, X509Certificate leaf) {
        var own = CertificateRequest.ofPem(pending.request()).publicKey();
        List<Problem> problems = pass.checks(clock.instant()).problems(List.of(leaf), own, Set.of(pass.issuer));
        if (problems.isEmpty()) {
            return stored(
                    pass.secrets.storePending(pending.withCertificate(new IssuedChain(List.of(leaf), pass.issuer))));
        }
        AuthorityProblem problem = AuthorityProblems.unusable(pass.wanted.authority(), problems);
        Write written = pass.secrets.storePending(pending.refused(refusal(problem)));
        return stored(written).or(() -> Optional.of(failed(problem)));
    }

    private Optional<CertificateProgress> notIssued(Pass pass, PendingIdentity pending, AuthorityProblem problem) {
        if (problem.persistence() == Persistence.REQUEST_IS_DEAD) {
            return stored(pass.secrets.storePending(pending.refused(refusal(problem))))
                    .or(() -> Optional.of(failed(problem)));
        }
        return Optional.of(failed(problem));
    }

    private Optional<CertificateProgress> promote(Pass pass, PendingIdentity pending, IssuedChain issued) {
        Optional<CertificateProgress> obstacle = stored(pass.secrets.promote(pending, issued));
        return obstacle.isPresent() ? obstacle : current(pass);
    }

    private Optional<CertificateProgress> current(Pass pass) {
        return usable(pass)
                .map(live -> new CertificateProgress.Current(CertificatePlanning.renewAt(live, pass.wanted)));
    }

    /** What somebody else put into the Secret is not an identity of this object, whatever it is. */
    private Optional<LiveIdentity> usable(Pass pass) {
        return pass.secrets.live().filter(live -> pass.checks(clock.instant()).isUsable(live, roots.known()));
    }

    /** Nor is what somebody put there as issued, until it has been found right again. */
    private Optional<PendingIdentity> sound(Pass pass) {
        return pass.secrets
                .pending()
                .filter(pending -> pending.certificate()
                        .map(issued -> pending.live(issued)
                                .filter(live -> pass.checks(clock.instant()).isSound(live, roots.known()))
                                .isPresent())
                        .orElse(true));
    }

    /** Empty when the next step may go by it. */
    private static Optional<CertificateProgress> stored(Write written) {
        return written instanceof Write.Refused(String message)
                ? Optional.of(
                        new CertificateProgress.Failed(ConditionReason.ISSUE_FAILED, message, TimeBounds.AWS_PROBLEM))
                : Optional.empty();
    }

    private static CertificateProgress failed(ForeignObject foreign) {
        return new CertificateProgress.Failed(ConditionReason.FOREIGN_OBJECT, foreign.message(), TimeBounds.WAITING);
    }

    private static CertificateProgress failed(AuthorityProblem problem) {
        return new CertificateProgress.Failed(problem.reason(), problem.message(), problem.retryAfter());
    }

    private PendingIdentity.Refusal refusal(AuthorityProblem problem) {
        return new PendingIdentity.Refusal(clock.instant(), problem.message());
    }

    private CertificateProgress refused(Instant until, String why) {
        return new CertificateProgress.Failed(
                ConditionReason.CERTIFICATE_UNUSABLE,
                (why + " The last request ended without a usable certificate; a new one is made at " + until + ".")
                        .strip(),
                Duration.between(clock.instant(), until));
    }

    /** What stays the same through one pass. */
    private record Pass(WantedCertificate wanted, IdentitySecrets secrets, X509Certificate issuer) {

        CertificateChecks checks(Instant now) {
            return new CertificateChecks(wanted, now);
        }
    }
}
