package dev.postern.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.identity.testing.TestAuthority;
import dev.postern.identity.testing.TestIdentity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words of the attack tests: what the verifier of one domain says to a caller. */
final class Verdicts {

    static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    static final String DOMAIN = "prod.example";
    static final SpiffeId BILLING = SpiffeId.consumer(DOMAIN, "billing", "billing");

    private Verdicts() {}

    static void assertTrusted(TestAuthority root, TestIdentity caller) {
        assertThat(verdict(root, caller)).isInstanceOf(PeerVerdict.Trusted.class);
    }

    static void assertRefused(TestAuthority root, TestIdentity caller, String code) {
        assertRefused(verdict(root, caller), code);
    }

    static void assertRefused(PeerVerdict verdict, String code) {
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        PeerVerdict.Untrusted.class,
                        refusal ->
                                assertThat(refusal.code()).as(refusal.message()).isEqualTo(code));
    }

    static PeerVerdict verdict(TestAuthority root, TestIdentity caller) {
        return trusting(root).verify(caller.chain(), PeerRole.CLIENT, NOW);
    }

    static PeerVerifier trusting(TestAuthority root) {
        return new PeerVerifier(new TrustBundles(Map.of(DOMAIN, Set.of(root.certificate()))));
    }

    static List<String> codes(List<Problem> problems) {
        return problems.stream().map(Problem::code).toList();
    }
}
