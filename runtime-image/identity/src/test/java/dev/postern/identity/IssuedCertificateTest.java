package dev.postern.identity;

import static dev.postern.identity.Verdicts.NOW;
import static dev.postern.identity.Verdicts.codes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.identity.testing.LeafBuilder;
import dev.postern.identity.testing.TestAuthority;
import dev.postern.identity.testing.TestKeys;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x509.Extension;
import org.junit.jupiter.api.Test;

class IssuedCertificateTest {

    private static final SpiffeId ORDERS = SpiffeId.api("prod.example", "shop", "orders");
    private static final String HOST = "orders.internal.example";
    private static final KeyPair OWN = TestKeys.p256();
    private static final TestAuthority ROOT = TestAuthority.root("root").create();
    private static final TestAuthority ISSUING =
            ROOT.subordinate("issuing").pathLength(0).create();

    @Test
    void takesTheCertificateThatWasAskedFor() {
        assertThat(problems(asked())).isEmpty();
    }

    @Test
    void comparesDnsNamesWithoutCase() {
        assertThat(problems(ISSUING.leaf().spiffeId(ORDERS).dns("Orders.Internal.Example")))
                .isEmpty();
    }

    @Test
    void noticesATemplateThatIgnoredTheNames() {
        var problems = problems(ISSUING.leaf());

        assertThat(codes(problems))
                .containsExactly(IssuedCertificate.WRONG_SPIFFE_ID, IssuedCertificate.WRONG_DNS_NAMES);
        assertThat(problems.getFirst().message()).contains(ORDERS.uri(), "APIPassthrough");
    }

    @Test
    void noticesAnotherKey() {
        var chain = asked().certify(TestKeys.p256().getPublic());

        assertThat(codes(problems(chain))).containsExactly(IssuedCertificate.OTHER_KEY);
    }

    @Test
    void noticesAnotherIdentityAndASecondOne() {
        var audit = SpiffeId.api("prod.example", "shop", "audit");

        assertThat(codes(problems(ISSUING.leaf().spiffeId(audit).dns(HOST))))
                .containsExactly(IssuedCertificate.WRONG_SPIFFE_ID);
        assertThat(codes(problems(asked().spiffeId(audit)))).containsExactly(IssuedCertificate.WRONG_SPIFFE_ID);
    }

    @Test
    void noticesNamesNobodyAskedFor() {
        assertThat(codes(problems(asked().dns("bank.example")))).containsExactly(IssuedCertificate.WRONG_DNS_NAMES);
        assertThat(codes(problems(asked().email("root@example")))).containsExactly(IssuedCertificate.UNEXPECTED_NAMES);
    }

    @Test
    void noticesNamesThatCannotBeRead() {
        var unreadable = ISSUING.leaf().extension(Extension.subjectAlternativeName, new DERUTF8String("x"));

        assertThat(codes(problems(unreadable)))
                .containsExactly(IssuedCertificate.UNEXPECTED_NAMES, TrustCodes.MALFORMED_CHAIN);
    }

    @Test
    void noticesAUseThatIsMissing() {
        assertThat(codes(problems(asked().uses(PeerRole.SERVER)))).containsExactly(TrustCodes.WRONG_KEY_USAGE);
        assertThat(codes(problems(asked().uses(PeerRole.CLIENT)))).containsExactly(TrustCodes.WRONG_KEY_USAGE);
    }

    @Test
    void noticesAnAuthoritysCertificate() {
        assertThat(codes(problems(asked().asAuthority()))).containsExactly(TrustCodes.LEAF_IS_AUTHORITY);
    }

    @Test
    void noticesACertificateThatIsOverOrNotYet() {
        var over = asked().valid(NOW.minusSeconds(9), NOW.minusSeconds(1));
        var notYet = asked().valid(NOW.plusSeconds(1), NOW.plusSeconds(9));

        assertThat(codes(problems(over))).containsExactly(TrustCodes.EXPIRED);
        assertThat(codes(problems(notYet))).containsExactly(TrustCodes.NOT_YET_VALID);
    }

    @Test
    void noticesAnAuthorityThatIsNotTheConfiguredOne() {
        var other = TestAuthority.root("other").create();

        assertThat(codes(problems(other.leaf().spiffeId(ORDERS).dns(HOST))))
                .containsExactly(TrustCodes.NO_PATH_TO_ROOT);
    }

    @Test
    void noticesAnEmptyAnswer() {
        assertThat(codes(problems(List.of()))).containsExactly(IssuedCertificate.NO_CERTIFICATE);
    }

    @Test
    void namesEverythingAtOnce() {
        var chain = TestAuthority.root("other")
                .create()
                .leaf()
                .dns("bank.example")
                .email("root@example")
                .certify(TestKeys.p256().getPublic());

        assertThat(codes(problems(chain)))
                .containsExactly(
                        IssuedCertificate.OTHER_KEY,
                        IssuedCertificate.WRONG_SPIFFE_ID,
                        IssuedCertificate.WRONG_DNS_NAMES,
                        IssuedCertificate.UNEXPECTED_NAMES,
                        TrustCodes.NO_PATH_TO_ROOT);
    }

    private static LeafBuilder asked() {
        return ISSUING.leaf().spiffeId(ORDERS).dns(HOST);
    }

    private static List<Problem> problems(LeafBuilder answer) {
        return problems(answer.certify(OWN.getPublic()));
    }

    private static List<Problem> problems(List<X509Certificate> chain) {
        var expected = new ExpectedCertificate(ORDERS, Set.of(HOST), NOW);
        return IssuedCertificate.check(chain, OWN.getPublic(), expected, Set.of(ROOT.certificate()));
    }
}
