package dev.postern.runtime.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.identity.PeerRole;
import dev.postern.identity.PeerVerdict;
import dev.postern.identity.PeerVerifier;
import dev.postern.identity.SpiffeId;
import dev.postern.identity.TrustBundles;
import dev.postern.identity.testing.TestAuthority;
import dev.postern.identity.testing.TestIdentity;
import dev.postern.runtime.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerifiedChainsTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final TestAuthority root = TestAuthority.root("prod.example").create();
    private final MovableClock clock = new MovableClock();

    @Test
    void chainFoundGoodIsJudgedAgainOnceItsCertificateHasEnded() {
        TestIdentity identity = root.leaf()
                .spiffeId(SpiffeId.consumer("prod.example", "a", "b"))
                .valid(NOW.minus(Duration.ofDays(1)), NOW.plusSeconds(10))
                .issue();
        var chains = chains(10);
        clock.stopAt(NOW);
        assertThat(chains.judge(identity.chain())).isInstanceOf(PeerVerdict.Trusted.class);
        assertThat(chains.judge(identity.chain())).isInstanceOf(PeerVerdict.Trusted.class);

        clock.stopAt(NOW.plusSeconds(11));

        assertThat(chains.judge(identity.chain())).isInstanceOf(PeerVerdict.Untrusted.class);
    }

    @Test
    void sameLeafBehindOtherCertificatesIsAnotherChain() {
        TestIdentity identity = root.leaf()
                .spiffeId(SpiffeId.consumer("prod.example", "a", "b"))
                .issue();
        var foreign = TestAuthority.root("prod.example").create();
        TestIdentity forged = foreign.leaf()
                .spiffeId(SpiffeId.consumer("prod.example", "a", "b"))
                .issue();
        var chains = chains(1);
        clock.stopAt(NOW);

        assertThat(chains.judge(identity.chain())).isInstanceOf(PeerVerdict.Trusted.class);
        assertThat(chains.judge(forged.chain())).isInstanceOf(PeerVerdict.Untrusted.class);
        assertThat(chains.judge(identity.chain())).isInstanceOf(PeerVerdict.Trusted.class);
    }

    private VerifiedChains chains(int capacity) {
        var bundles = TrustBundles.ofPem(Map.of("prod.example", List.of(root.pem())));
        return new VerifiedChains(new PeerVerifier(bundles), PeerRole.CLIENT, clock, capacity);
    }
}
