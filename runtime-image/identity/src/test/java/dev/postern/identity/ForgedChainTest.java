package dev.postern.identity;

import static dev.postern.identity.Verdicts.BILLING;
import static dev.postern.identity.Verdicts.NOW;
import static dev.postern.identity.Verdicts.assertRefused;
import static dev.postern.identity.Verdicts.trusting;
import static dev.postern.identity.Verdicts.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.identity.testing.TestAuthority;
import dev.postern.identity.testing.TestIdentity;
import dev.postern.identity.testing.TestKeys;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;

class ForgedChainTest {

    private static final TestAuthority ROOT = TestAuthority.root("root").create();
    private static final TestAuthority ISSUING = ROOT.subordinate("issuing").create();
    private static final TestAuthority FOREIGN = TestAuthority.root("root").create();

    @Test
    void refusesRootOfAnotherTrustDomain() {
        var partner = TestAuthority.root("partner").create();
        var verifier = new PeerVerifier(new TrustBundles(
                Map.of("prod.example", Set.of(ROOT.certificate()), "partner.example", Set.of(partner.certificate()))));
        var impostor = partner.leaf().spiffeId(BILLING).issue();

        assertRefused(verifier.verify(impostor.chain(), PeerRole.CLIENT, NOW), TrustCodes.NO_PATH_TO_ROOT);
    }

    @Test
    void refusesATrustDomainWithoutRoots() {
        var caller =
                ROOT.leaf().uri("spiffe://elsewhere.example/ns/a/consumer/b").issue();

        assertRefused(ROOT, caller, TrustCodes.UNKNOWN_TRUST_DOMAIN);
    }

    @Test
    void refusesAnotherAuthorityOfTheSameName() {
        assertRefused(ROOT, FOREIGN.leaf().spiffeId(BILLING).issue(), TrustCodes.NO_PATH_TO_ROOT);
    }

    @Test
    void refusesAnotherAuthorityOfTheSameNameThatAlsoPresentsItsRoot() {
        var forged = FOREIGN.leaf().spiffeId(BILLING).issue();
        var chain = List.of(forged.certificate(), FOREIGN.certificate(), ROOT.certificate());

        assertRefused(trusting(ROOT).verify(chain, PeerRole.CLIENT, NOW), TrustCodes.NO_PATH_TO_ROOT);
    }

    @Test
    void refusesASignatureByAnotherKeyUnderTheRootsNameAndKeyId() {
        var thief = new TestAuthority(ROOT.certificate(), TestKeys.p256(), List.of());
        var forged = thief.leaf().withIssuerKeyIdOf(ROOT).spiffeId(BILLING).issue();

        assertRefused(ROOT, forged, TrustCodes.NO_PATH_TO_ROOT);
    }

    @Test
    void refusesASelfSignedLeaf() {
        var own = TestAuthority.root("own").create();
        var chain = List.of(own.leaf().spiffeId(BILLING).issue().certificate(), own.certificate());

        assertRefused(trusting(ROOT).verify(chain, PeerRole.CLIENT, NOW), TrustCodes.NO_PATH_TO_ROOT);
    }

    @Test
    void refusesLeafUsedAsIssuer() {
        var billing = ISSUING.leaf().spiffeId(BILLING).subject("CN=billing").issue();
        var forged = TestAuthority.misusing(billing)
                .leaf()
                .spiffeId(SpiffeId.consumer("prod.example", "audit", "audit"))
                .issue();
        var chain =
                Stream.concat(forged.chain().stream(), billing.chain().stream()).toList();

        assertRefused(trusting(ROOT).verify(chain, PeerRole.CLIENT, NOW), TrustCodes.INVALID_PATH);
    }

    @Test
    void refusesAnAuthorityThatPresentsItselfAsAPeer() {
        var self = new TestIdentity(List.of(ISSUING.certificate()), ISSUING.keyPair());

        assertRefused(ROOT, self, TrustCodes.LEAF_IS_AUTHORITY);
        assertRefused(
                ROOT, new TestIdentity(List.of(ROOT.certificate()), ROOT.keyPair()), TrustCodes.LEAF_IS_AUTHORITY);
    }

    @Test
    void refusesALeafThatIsAnAuthority() {
        var marked = ISSUING.leaf().spiffeId(BILLING).asAuthority().issue();
        var mayIssue = ISSUING.leaf()
                .spiffeId(BILLING)
                .keyUsage(KeyUsage.digitalSignature | KeyUsage.keyCertSign)
                .issue();
        var mayRevoke = ISSUING.leaf()
                .spiffeId(BILLING)
                .keyUsage(KeyUsage.digitalSignature | KeyUsage.cRLSign)
                .issue();

        assertThat(Stream.of(marked, mayIssue, mayRevoke))
                .allSatisfy(leaf -> assertRefused(ROOT, leaf, TrustCodes.LEAF_IS_AUTHORITY));
    }

    @Test
    void refusesAChainWithoutItsIntermediate() {
        var leaf = ISSUING.leaf().spiffeId(BILLING).issue();

        assertRefused(ROOT, new TestIdentity(leaf.chain().subList(0, 1), leaf.keyPair()), TrustCodes.NO_PATH_TO_ROOT);
    }

    @Test
    void refusesAnIntermediateThatMayNotSignCertificates() {
        var issuing = ROOT.subordinate("i").keyUsage(KeyUsage.digitalSignature).create();

        assertRefused(ROOT, issuing.leaf().spiffeId(BILLING).issue(), TrustCodes.INVALID_PATH);
    }

    @Test
    void refusesARootThatMayNotSignCertificates() {
        var root = TestAuthority.root("r").keyUsage(KeyUsage.digitalSignature).create();

        assertRefused(root, root.leaf().spiffeId(BILLING).issue(), TrustCodes.INVALID_PATH);
    }

    @Test
    void refusesNoCertificateAndTooMany() {
        var leaf = ISSUING.leaf().spiffeId(BILLING).issue();
        List<X509Certificate> many = Stream.concat(
                        leaf.chain().stream(),
                        Collections.nCopies(PeerVerifier.MAX_CHAIN_LENGTH, ROOT.certificate()).stream())
                .toList();

        assertRefused(trusting(ROOT).verify(List.of(), PeerRole.CLIENT, NOW), TrustCodes.MALFORMED_CHAIN);
        assertRefused(trusting(ROOT).verify(many, PeerRole.CLIENT, NOW), TrustCodes.MALFORMED_CHAIN);
    }

    @Test
    void refusesNamesThatCannotBeRead() {
        var leaf = ISSUING.leaf()
                .extension(Extension.subjectAlternativeName, new DERUTF8String("not a sequence of names"))
                .issue();

        assertRefused(ROOT, leaf, TrustCodes.MALFORMED_CHAIN);
    }

    @Test
    void refusesACriticalExtensionItDoesNotKnow() {
        var leaf = ISSUING.leaf()
                .spiffeId(BILLING)
                .criticalExtension(new ASN1ObjectIdentifier("1.3.6.1.4.1.55555.1"), new DERUTF8String("x"))
                .issue();

        assertRefused(ROOT, leaf, TrustCodes.INVALID_PATH);
    }

    @Test
    void refusesASerialNumberThatIsNone() {
        var zero = ISSUING.leaf().spiffeId(BILLING).serial(BigInteger.ZERO).issue();
        var negative =
                ISSUING.leaf().spiffeId(BILLING).serial(BigInteger.TEN.negate()).issue();

        assertRefused(ROOT, zero, TrustCodes.INVALID_PATH);
        assertRefused(ROOT, negative, TrustCodes.INVALID_PATH);
    }

    @Test
    void quotesNothingOfTheStrangersMaking() {
        var stranger = TestAuthority.root("x\\0Aforged log line").create();
        var caller = stranger.leaf().uri("spiffe://forged log line/").issue();

        assertThat(verdict(ROOT, caller))
                .isInstanceOfSatisfying(
                        PeerVerdict.Untrusted.class,
                        refusal -> assertThat(refusal.message()).doesNotContain("forged"));
    }
}
