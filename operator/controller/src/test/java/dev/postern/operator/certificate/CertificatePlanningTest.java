package dev.postern.operator.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.api.CertificateStatus;
import dev.postern.api.CertificateStatus.Serial;
import dev.postern.api.CertificateStatus.Use;
import dev.postern.identity.KeyAlgorithm;
import dev.postern.identity.Problem;
import dev.postern.identity.SpiffeId;
import dev.postern.identity.testing.TestAuthority;
import dev.postern.identity.testing.TestIdentity;
import dev.postern.operator.Samples;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CertificatePlanningTest {

    private static final Instant ISSUED = Samples.NOW;

    private static final Instant END = ISSUED.plus(Duration.ofDays(7));

    private static final TestAuthority AUTHORITY =
            TestAuthority.root("prod.example").create();

    private static final WantedCertificate WANTED = wanted(List.of());

    private final LiveIdentity live = live(WANTED);

    @Test
    void makesARequestWhenThereIsNothing() {
        assertThat(next(Optional.empty(), Optional.empty(), ISSUED)).isInstanceOf(CertificateStep.Generate.class);
    }

    @Test
    void keepsAGoodIdentityUntilItsOwnPointBetweenHalfAndTwoThirds() {
        Instant renewAt = ((CertificateStep.Keep) next(Optional.of(live), Optional.empty(), ISSUED)).renewAt();

        assertThat(renewAt).isBetween(ISSUED.plus(Duration.ofHours(84)), ISSUED.plus(Duration.ofHours(113)));
        assertThat(next(Optional.of(live), Optional.empty(), renewAt.minusSeconds(1)))
                .isInstanceOf(CertificateStep.Keep.class);
        assertThat(next(Optional.of(live), Optional.empty(), renewAt)).isInstanceOf(CertificateStep.Generate.class);
    }

    @Test
    void asksForAnotherCertificateWhenOtherNamesAreWanted() {
        var facts = new CertificateFacts(
                wanted(List.of("new.internal.example")), Optional.of(live), Optional.empty(), serial -> true, ISSUED);

        assertThat(CertificatePlanning.next(facts)).isInstanceOf(CertificateStep.Generate.class);
    }

    @Test
    void goesOnWithAStoredRequestStepByStep() {
        PendingIdentity stored = pending();

        assertThat(next(Optional.empty(), Optional.of(stored), ISSUED)).isEqualTo(new CertificateStep.Issue(stored));
        PendingIdentity asked = stored.withArn("arn");
        assertThat(next(Optional.empty(), Optional.of(asked), ISSUED))
                .isEqualTo(new CertificateStep.Fetch(asked, "arn"));
    }

    @Test
    void usesAnIssuedCertificateOnlyOnceItsSerialIsKnown() {
        PendingIdentity issued = pending().withArn("arn").withCertificate(live.issued());

        assertThat(step(issued, serial -> false)).isInstanceOf(CertificateStep.AwaitDistribution.class);
        assertThat(step(issued, live.issued().serial()::equals)).isInstanceOf(CertificateStep.Promote.class);
    }

    @Test
    void waitsAfterARefusalBeforeItAsksAgain() {
        PendingIdentity refused = pending().refused(new PendingIdentity.Refusal(ISSUED, "Not that."));

        assertThat(next(Optional.empty(), Optional.of(refused), ISSUED.plusSeconds(60)))
                .isInstanceOf(CertificateStep.WaitAfterRefusal.class);
        assertThat(next(Optional.empty(), Optional.of(refused), ISSUED.plusSeconds(301)))
                .isInstanceOf(CertificateStep.Generate.class);
    }

    @Test
    void dropsARequestForNamesThatAreNotWantedAnyMore() {
        PendingIdentity other = new PendingIdentity(
                "other", "key", "request", ISSUED, END, Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(next(Optional.empty(), Optional.of(other), ISSUED)).isInstanceOf(CertificateStep.Generate.class);
    }

    @Test
    void asksAgainForNoLongerLifeThanTheObjectDoes() {
        PendingIdentity edited = new PendingIdentity(
                WANTED.fingerprint(),
                "key",
                "request",
                ISSUED,
                ISSUED.plus(Duration.ofDays(3650)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        assertThat(next(Optional.empty(), Optional.of(edited), ISSUED)).isInstanceOf(CertificateStep.Generate.class);
    }

    @Test
    void usesNoIdentityOfAnotherAuthorityOrWithAnotherKey() {
        var checks = new CertificateChecks(WANTED, ISSUED);
        TestAuthority forger = TestAuthority.root("prod.example").create();
        TestIdentity forged =
                forger.leaf().spiffeId(WANTED.spiffeId()).valid(ISSUED, END).issue();
        var foreign = new LiveIdentity(
                WANTED.fingerprint(),
                forged.keyPair().getPrivate(),
                new IssuedChain(List.of(forged.certificate()), forger.certificate()));
        var otherKey = new LiveIdentity(WANTED.fingerprint(), forged.keyPair().getPrivate(), live.issued());
        Set<X509Certificate> roots = Set.of(AUTHORITY.certificate());

        assertThat(checks.isUsable(live, roots)).isTrue();
        assertThat(checks.isUsable(foreign, roots)).isFalse();
        assertThat(checks.isUsable(otherKey, roots)).isFalse();
    }

    @Test
    void refusesACertificateThatIsValidForLongerThanAskedFor() {
        TestIdentity issued = AUTHORITY
                .leaf()
                .spiffeId(WANTED.spiffeId())
                .valid(ISSUED, END.plus(Duration.ofDays(1)))
                .issue();

        assertThat(new CertificateChecks(WANTED, ISSUED)
                        .problems(
                                List.of(issued.certificate()),
                                issued.keyPair().getPublic(),
                                Set.of(AUTHORITY.certificate())))
                .extracting(Problem::code)
                .containsExactly(CertificateChecks.TOO_LONG);
    }

    @Test
    void recordsNoMoreSerialsThanAStatusHolds() {
        List<Serial> many = IntStream.range(0, 64)
                .mapToObj(i -> new Serial("a" + i, ISSUED.plusSeconds(60 + i), Use.PREVIOUS))
                .toList();
        var before = new CertificateStatus("", "a0", null, null, many, null);

        CertificateStatus after = new CertificateRecord(WANTED, Optional.of(before), ISSUED)
                .of(
                        new CertificateOutcome(
                                Optional.of(live), Optional.empty(), new CertificateProgress.Current(END)),
                        Optional.empty());

        assertThat(after.serials())
                .hasSizeLessThanOrEqualTo(64)
                .last()
                .satisfies(serial ->
                        assertThat(serial.serial()).isEqualTo(live.issued().serial()));
        assertThat(after.serials()).extracting(Serial::serial).contains("a63").doesNotContain("a0");
    }

    @Test
    void sendsTheSameTokenForTheSameRequestAndAnotherForAnyOther() {
        assertThat(pending().idempotencyToken())
                .isEqualTo(pending().idempotencyToken())
                .hasSize(36);
        assertThat(pending().idempotencyToken())
                .isNotEqualTo(new PendingIdentity(
                                WANTED.fingerprint(),
                                "key",
                                "request",
                                ISSUED,
                                END.plusSeconds(1),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())
                        .idempotencyToken());
    }

    @Test
    void recordsEverySerialUntilItExpires() {
        var gone = new Serial("aa", ISSUED.minusSeconds(1), Use.PREVIOUS);
        var replaced = new Serial("bb", ISSUED.plusSeconds(60), Use.CURRENT);
        var before = new CertificateStatus("", "bb", null, null, List.of(gone, replaced), null);

        CertificateStatus after = new CertificateRecord(WANTED, Optional.of(before), ISSUED)
                .of(
                        new CertificateOutcome(
                                Optional.of(live), Optional.empty(), new CertificateProgress.Current(END)),
                        Optional.empty());

        assertThat(after.serials())
                .containsExactly(
                        new Serial("bb", ISSUED.plusSeconds(60), Use.PREVIOUS),
                        new Serial(live.issued().serial(), END, Use.CURRENT));
    }

    private CertificateStep step(PendingIdentity pending, Distribution distribution) {
        return CertificatePlanning.next(
                new CertificateFacts(WANTED, Optional.empty(), Optional.of(pending), distribution, ISSUED));
    }

    private static CertificateStep next(Optional<LiveIdentity> live, Optional<PendingIdentity> pending, Instant now) {
        return CertificatePlanning.next(new CertificateFacts(WANTED, live, pending, serial -> true, now));
    }

    private static PendingIdentity pending() {
        return new PendingIdentity(
                WANTED.fingerprint(),
                "key",
                "request",
                ISSUED,
                END,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static LiveIdentity live(WantedCertificate wanted) {
        TestIdentity identity =
                AUTHORITY.leaf().spiffeId(wanted.spiffeId()).valid(ISSUED, END).issue();
        return new LiveIdentity(
                wanted.fingerprint(),
                identity.keyPair().getPrivate(),
                new IssuedChain(List.of(identity.certificate()), AUTHORITY.certificate()));
    }

    private static WantedCertificate wanted(List<String> dnsNames) {
        return new WantedCertificate(
                SpiffeId.consumer("prod.example", "billing", "billing"),
                dnsNames,
                KeyAlgorithm.EC_P256,
                Duration.ofDays(7),
                Samples.authorities().own(),
                "uid-1");
    }
}
