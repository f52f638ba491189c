package dev.postern.identity;

import static dev.postern.identity.Verdicts.BILLING;
import static dev.postern.identity.Verdicts.NOW;
import static dev.postern.identity.Verdicts.assertRefused;
import static dev.postern.identity.Verdicts.assertTrusted;
import static dev.postern.identity.Verdicts.trusting;
import static dev.postern.identity.Verdicts.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.identity.testing.TestAuthority;
import dev.postern.identity.testing.TestKeys;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitedChainTest {

    private static final Instant BEFORE = NOW.minusSeconds(7200);
    private static final TestAuthority ROOT = TestAuthority.root("root").create();

    @Test
    void refusesAPathLongerThanAnIntermediateAllows() {
        var issuing =
                ROOT.subordinate("a").pathLength(0).create().subordinate("b").create();

        assertRefused(ROOT, issuing.leaf().spiffeId(BILLING).issue(), TrustCodes.INVALID_PATH);
    }

    @Test
    void refusesAPathLongerThanTheRootAllows() {
        var root = TestAuthority.root("r").pathLength(0).create();

        assertTrusted(root, root.leaf().spiffeId(BILLING).issue());
        assertRefused(
                root, root.subordinate("a").create().leaf().spiffeId(BILLING).issue(), TrustCodes.INVALID_PATH);
    }

    @Test
    void intermediateIssuesOnlyTheTrustDomainItIsConstrainedTo() {
        var mine = ROOT.subordinate("a").permittedUris("prod.example").create();
        var other = ROOT.subordinate("b").permittedUris("partner.example").create();

        assertTrusted(ROOT, mine.leaf().spiffeId(BILLING).issue());
        assertRefused(ROOT, other.leaf().spiffeId(BILLING).issue(), TrustCodes.NAME_NOT_PERMITTED);
    }

    @Test
    void rootIssuesOnlyTheTrustDomainItIsConstrainedTo() {
        var mine = TestAuthority.root("a").permittedUris("prod.example").create();
        var other = TestAuthority.root("b").permittedUris("partner.example").create();

        assertTrusted(mine, mine.leaf().spiffeId(BILLING).issue());
        assertRefused(other, other.leaf().spiffeId(BILLING).issue(), TrustCodes.NAME_NOT_PERMITTED);
    }

    @Test
    void aConstraintToADomainDoesNotReachBelowIt() {
        var issuing = ROOT.subordinate("a").permittedUris("example").create();

        assertRefused(ROOT, issuing.leaf().spiffeId(BILLING).issue(), TrustCodes.NAME_NOT_PERMITTED);
    }

    @Test
    void aConstraintWithALeadingDotReachesBelowTheDomainOnly() {
        var issuing = ROOT.subordinate("a").permittedUris(".example").create();
        var exact = ROOT.subordinate("b").permittedUris(".prod.example").create();

        assertTrusted(ROOT, issuing.leaf().spiffeId(BILLING).issue());
        assertRefused(ROOT, exact.leaf().spiffeId(BILLING).issue(), TrustCodes.NAME_NOT_PERMITTED);
    }

    @Test
    void refusesAnExcludedTrustDomain() {
        var issuing = ROOT.subordinate("a").excludedUris("prod.example").create();
        var root = TestAuthority.root("b").excludedUris("prod.example").create();

        assertRefused(ROOT, issuing.leaf().spiffeId(BILLING).issue(), TrustCodes.NAME_NOT_PERMITTED);
        assertRefused(root, root.leaf().spiffeId(BILLING).issue(), TrustCodes.NAME_NOT_PERMITTED);
    }

    @Test
    void refusesATrustDomainThatOnlyLooksLikeTheConstraint() {
        var issuing = ROOT.subordinate("a").permittedUris("prod.example").create();
        var verifier = new PeerVerifier(new TrustBundles(Map.of("evilprod.example", Set.of(ROOT.certificate()))));
        var caller =
                issuing.leaf().uri("spiffe://evilprod.example/ns/a/consumer/b").issue();

        assertRefused(verifier.verify(caller.chain(), PeerRole.CLIENT, NOW), TrustCodes.NAME_NOT_PERMITTED);
    }

    @Test
    void anIntermediateCannotWidenWhatStandsAboveIt() {
        var narrow = ROOT.subordinate("a").permittedUris("prod.example").create();
        var wide = narrow.subordinate("b").permittedUris(".example").create();
        var verifier = new PeerVerifier(new TrustBundles(Map.of("other.example", Set.of(ROOT.certificate()))));
        var caller = wide.leaf().uri("spiffe://other.example/ns/a/consumer/b").issue();

        assertRefused(verifier.verify(caller.chain(), PeerRole.CLIENT, NOW), TrustCodes.NAME_NOT_PERMITTED);
    }

    @Test
    void constraintsMayStandOnEveryAuthorityOfThePath() {
        var upper = TestAuthority.root("r").permittedUris(".example").create();
        var lower = upper.subordinate("a").permittedUris(".example").create();
        var issuing = lower.subordinate("b").permittedUris("prod.example").create();

        assertTrusted(upper, issuing.leaf().spiffeId(BILLING).issue());
    }

    @Test
    void refusesConstraintsThatLeaveNothingPermitted() {
        var above = ROOT.subordinate("a").permittedUris("partner.example").create();
        var below = above.subordinate("b").permittedUris("prod.example").create();
        var belowRoot = TestAuthority.root("r").permittedUris("partner.example").create();
        var mine = belowRoot.subordinate("b").permittedUris("prod.example").create();

        assertThat(verdict(ROOT, below.leaf().spiffeId(BILLING).issue())).isInstanceOf(PeerVerdict.Untrusted.class);
        assertRefused(belowRoot, mine.leaf().spiffeId(BILLING).issue(), TrustCodes.NAME_NOT_PERMITTED);
    }

    @Test
    void refusesADnsNameOutsideTheConstraints() {
        var issuing = ROOT.subordinate("a").permittedDns("internal.example").create();

        assertTrusted(
                ROOT, issuing.leaf().spiffeId(BILLING).dns("x.internal.example").issue());
        assertRefused(
                ROOT, issuing.leaf().spiffeId(BILLING).dns("bank.example").issue(), TrustCodes.NAME_NOT_PERMITTED);
    }

    @Test
    void aConstrainedAuthorityIsTrustedWithAnOddTrustDomainOnlyWhenItCanBeCompared() {
        var issuing = ROOT.subordinate("a").permittedUris("prod.example").create();
        var verifier = new PeerVerifier(new TrustBundles(Map.of("prod_example", Set.of(ROOT.certificate()))));
        var caller = issuing.leaf().uri("spiffe://prod_example/ns/a/consumer/b").issue();

        assertThat(verifier.verify(caller.chain(), PeerRole.CLIENT, NOW)).isInstanceOf(PeerVerdict.Untrusted.class);
    }

    @Test
    void refusesEachCertificateOutsideItsTime() {
        var lateIssuer = ROOT.subordinate("late")
                .valid(NOW.plusSeconds(1), NOW.plusSeconds(9))
                .create();
        var oldRoot =
                TestAuthority.root("old").valid(BEFORE, NOW.minusSeconds(1)).create();
        var lateRoot = TestAuthority.root("late")
                .valid(NOW.plusSeconds(1), NOW.plusSeconds(9))
                .create();

        assertRefused(
                ROOT,
                ROOT.leaf().spiffeId(BILLING).valid(BEFORE, NOW.minusSeconds(1)).issue(),
                TrustCodes.EXPIRED);
        assertRefused(ROOT, lateIssuer.leaf().spiffeId(BILLING).issue(), TrustCodes.NOT_YET_VALID);
        assertRefused(oldRoot, oldRoot.leaf().spiffeId(BILLING).issue(), TrustCodes.EXPIRED);
        assertRefused(lateRoot, lateRoot.leaf().spiffeId(BILLING).issue(), TrustCodes.NOT_YET_VALID);
    }

    @Test
    void refusesACertificateForTheOtherSideOfAHandshake() {
        var server = ROOT.leaf().spiffeId(BILLING).uses(PeerRole.SERVER).issue();
        var client = ROOT.leaf().spiffeId(BILLING).uses(PeerRole.CLIENT).issue();

        assertRefused(ROOT, server, TrustCodes.WRONG_KEY_USAGE);
        assertRefused(trusting(ROOT).verify(client.chain(), PeerRole.SERVER, NOW), TrustCodes.WRONG_KEY_USAGE);
    }

    @Test
    void refusesACertificateForAnyUseAndOneThatMayNotSign() {
        assertRefused(ROOT, ROOT.leaf().spiffeId(BILLING).anyUse().issue(), TrustCodes.WRONG_KEY_USAGE);
        assertRefused(
                ROOT,
                ROOT.leaf().spiffeId(BILLING).keyUsage(KeyUsage.keyEncipherment).issue(),
                TrustCodes.WRONG_KEY_USAGE);
    }

    @Test
    void refusesAnAuthorityThatMayIssueOnlyForTheOtherSide() {
        var issuing = ROOT.subordinate("a").uses(PeerRole.SERVER).create();

        assertRefused(ROOT, issuing.leaf().spiffeId(BILLING).issue(), TrustCodes.WRONG_KEY_USAGE);
    }

    @Test
    void refusesSha1() {
        var issuing = ROOT.subordinate("weak").signedWith("SHA1withECDSA").create();

        assertRefused(
                ROOT, ROOT.leaf().spiffeId(BILLING).signedWith("SHA1withECDSA").issue(), TrustCodes.WEAK_CRYPTOGRAPHY);
        assertRefused(ROOT, issuing.leaf().spiffeId(BILLING).issue(), TrustCodes.WEAK_CRYPTOGRAPHY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MD5withRSA", "SHA1withRSA", "SHA224withRSA"})
    void refusesWeakSignaturesWithRsa(String algorithm) {
        var root = TestAuthority.root("rsa").key(TestKeys.rsa(2048)).create();

        assertRefused(root, root.leaf().spiffeId(BILLING).signedWith(algorithm).issue(), TrustCodes.WEAK_CRYPTOGRAPHY);
    }

    @Test
    void refusesSmallKeysOnLeafIssuerAndRoot() {
        var small = TestKeys.rsa(1024);
        var issuing = ROOT.subordinate("small").key(small).create();
        var root = TestAuthority.root("small").key(small).create();

        assertRefused(ROOT, ROOT.leaf().spiffeId(BILLING).key(small).issue(), TrustCodes.WEAK_CRYPTOGRAPHY);
        assertRefused(ROOT, issuing.leaf().spiffeId(BILLING).issue(), TrustCodes.WEAK_CRYPTOGRAPHY);
        assertRefused(root, root.leaf().spiffeId(BILLING).issue(), TrustCodes.WEAK_CRYPTOGRAPHY);
    }

    @Test
    void refusesAKeyOfAnotherKind() {
        assertRefused(
                ROOT, ROOT.leaf().spiffeId(BILLING).key(TestKeys.ed25519()).issue(), TrustCodes.WEAK_CRYPTOGRAPHY);
    }

    @Test
    void aNamelessPeerIsHeldToTheConstraintsOfItsIssuersToo() {
        var issuing = ROOT.subordinate("a").permittedUris("partner.example").create();
        var caller = issuing.leaf()
                .spiffeId(BILLING)
                .uri("spiffe://partner.example/ns/a/consumer/b")
                .issue();

        assertRefused(ROOT, caller, TrustCodes.NAME_NOT_PERMITTED);
    }
}
