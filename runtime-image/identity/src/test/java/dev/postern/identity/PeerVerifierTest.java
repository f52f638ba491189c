package dev.postern.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.identity.PeerVerdict.Trusted;
import dev.postern.identity.testing.TestAuthority;
import dev.postern.identity.testing.TestIdentity;
import dev.postern.identity.testing.TestKeys;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeerVerifierTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final SpiffeId BILLING = SpiffeId.consumer("prod.example", "billing", "billing");
    private static final TestAuthority ROOT = TestAuthority.root("root").create();
    private static final TestAuthority ISSUING =
            ROOT.subordinate("issuing").pathLength(0).create();
    private static final PeerVerifier VERIFIER = trusting(ROOT);

    @ParameterizedTest
    @EnumSource
    void namesAPeerByItsUriInEitherRole(PeerRole role) {
        var peer = ISSUING.leaf()
                .spiffeId(BILLING)
                .serial(new BigInteger("0abc", 16))
                .issue();

        var verdict = VERIFIER.verify(peer.chain(), role, NOW);

        assertThat(identity(verdict).spiffeId()).contains(BILLING);
        assertThat(identity(verdict).serial()).isEqualTo("abc");
    }

    @Test
    void holdsOnlyUntilTheFirstCertificateOfTheChainEnds() {
        Instant start = NOW.minusSeconds(60);
        Instant end = NOW.plusSeconds(3600);
        var root = TestAuthority.root("r").create();
        var issuing = root.subordinate("i").valid(NOW.minusSeconds(900), end).create();
        var peer = issuing.leaf()
                .spiffeId(BILLING)
                .valid(start, end.plusSeconds(900))
                .issue();

        var identity = identity(trusting(root).verify(peer.chain(), PeerRole.CLIENT, NOW));

        assertThat(identity.notBefore()).isEqualTo(start);
        assertThat(identity.notAfter()).isEqualTo(end);
    }

    @Test
    void holdsOnlyUntilTheRootEnds() {
        var root = TestAuthority.root("r")
                .valid(NOW.minusSeconds(5), NOW.plusSeconds(5))
                .create();
        var peer = root.leaf().spiffeId(BILLING).issue();

        var identity = identity(trusting(root).verify(peer.chain(), PeerRole.CLIENT, NOW));

        assertThat(identity.notAfter()).isEqualTo(NOW.plusSeconds(5));
    }

    @Test
    void takesIntermediatesInAnyOrderWithTheRootAndStrangersAmongThem() {
        var upper = ROOT.subordinate("upper").create();
        var lower = upper.subordinate("lower").create();
        var stranger = TestAuthority.root("stranger").create();
        var leaf = lower.leaf().spiffeId(BILLING).issue().certificate();
        var chain = List.of(leaf, ROOT.certificate(), stranger.certificate(), upper.certificate(), lower.certificate());

        assertThat(identity(VERIFIER.verify(chain, PeerRole.CLIENT, NOW)).spiffeId())
                .contains(BILLING);
    }

    @Test
    void takesASubordinateAuthorityAsTheRootOfADomain() {
        var peer = ISSUING.leaf().spiffeId(BILLING).issue();

        var verdict = trusting(ISSUING).verify(peer.chain(), PeerRole.CLIENT, NOW);

        assertThat(identity(verdict).spiffeId()).contains(BILLING);
    }

    @Test
    void takesEitherRootWhileAnAuthorityIsReplacedUnderTheSameName() {
        var old = TestAuthority.root("same name").create();
        var replacement = TestAuthority.root("same name").create();
        var verifier = trusting(old, replacement);

        assertThat(verifier.verify(old.leaf().spiffeId(BILLING).issue().chain(), PeerRole.CLIENT, NOW))
                .isInstanceOf(Trusted.class);
        assertThat(verifier.verify(replacement.leaf().spiffeId(BILLING).issue().chain(), PeerRole.CLIENT, NOW))
                .isInstanceOf(Trusted.class);
    }

    @Test
    void takesRsaChains() {
        var root = TestAuthority.root("rsa").key(TestKeys.rsa(2048)).create();
        var peer = root.leaf().spiffeId(BILLING).key(TestKeys.rsa(2048)).issue();

        assertThat(trusting(root).verify(peer.chain(), PeerRole.SERVER, NOW)).isInstanceOf(Trusted.class);
    }

    @Test
    void takesATrustDomainThatIsNoHostName() {
        var id = SpiffeId.consumer("prod_example", "billing", "billing");
        var verifier = new PeerVerifier(new TrustBundles(Map.of("prod_example", Set.of(ROOT.certificate()))));

        var verdict = verifier.verify(ISSUING.leaf().spiffeId(id).issue().chain(), PeerRole.CLIENT, NOW);

        assertThat(identity(verdict).spiffeId()).contains(id);
    }

    @Test
    void namesNobodyWithoutAUri() {
        var peer =
                ISSUING.leaf().dns("billing.example").subject("CN=" + BILLING).issue();

        assertThat(nameOf(peer)).isEmpty();
    }

    @Test
    void twoUriSansAreNoIdentity() {
        var peer =
                ISSUING.leaf().spiffeId(BILLING).uri("https://billing.example/").issue();
        var twice = ISSUING.leaf().spiffeId(BILLING).spiffeId(BILLING).issue();

        assertThat(nameOf(peer)).isEmpty();
        assertThat(nameOf(twice)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://prod.example/ns/billing/consumer/billing",
                "spiffe://prod.example",
                "spiffe://prod.example/ns/billing/consumer/billing/",
                "spiffe://prod.example/ns//consumer/billing",
                "spiffe://prod.example/ns/x/../billing/consumer/billing",
                "spiffe://PROD.example/ns/billing/consumer/billing",
                "spiffe://prod.example:443/ns/billing/consumer/billing",
                "spiffe://prod.example/ns/billing/consumer/billing\0.evil"
            })
    void aMalformedUriIsNoIdentity(String uri) {
        assertThat(nameOf(ISSUING.leaf().uri(uri).issue())).isEmpty();
    }

    private static Optional<SpiffeId> nameOf(TestIdentity peer) {
        return identity(VERIFIER.verify(peer.chain(), PeerRole.CLIENT, NOW)).spiffeId();
    }

    private static PeerIdentity identity(PeerVerdict verdict) {
        assertThat(verdict).isInstanceOf(Trusted.class);
        return ((Trusted) verdict).identity();
    }

    private static PeerVerifier trusting(TestAuthority... roots) {
        var certificates =
                Set.of(Arrays.stream(roots).map(TestAuthority::certificate).toArray(X509Certificate[]::new));
        return new PeerVerifier(new TrustBundles(Map.of("prod.example", certificates)));
    }
}
