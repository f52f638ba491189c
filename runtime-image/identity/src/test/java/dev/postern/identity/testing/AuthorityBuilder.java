package dev.postern.identity.testing;

import dev.postern.identity.PeerRole;
import dev.postern.identity.testing.Draft.Criticality;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.jspecify.annotations.Nullable;

/** Makes a {@link TestAuthority}; unless told otherwise P-256, unconstrained, and valid at any sensible time. */
public final class AuthorityBuilder {

    private final Draft draft;
    private final Optional<TestAuthority> issuer;
    private final List<GeneralSubtree> permitted = new ArrayList<>();
    private final List<GeneralSubtree> excluded = new ArrayList<>();
    private KeyPair keyPair = TestKeys.p256();
    private Optional<Integer> pathLength = Optional.empty();
    private int keyUsage = KeyUsage.keyCertSign | KeyUsage.cRLSign;

    AuthorityBuilder(String name) {
        this.draft = new Draft("CN=" + name);
        this.issuer = Optional.empty();
    }

    AuthorityBuilder(String name, TestAuthority issuer) {
        this.draft = new Draft("CN=" + name);
        this.issuer = Optional.of(issuer);
    }

    public AuthorityBuilder key(KeyPair key) {
        this.keyPair = key;
        return this;
    }

    /** How many authorities may stand between this one and a leaf. */
    public AuthorityBuilder pathLength(int length) {
        this.pathLength = Optional.of(length);
        return this;
    }

    /** @param host a trust domain, or with a leading dot everything below it (RFC 5280 section 4.2.1.10) */
    public AuthorityBuilder permittedUris(String host) {
        permitted.add(subtree(GeneralName.uniformResourceIdentifier, host));
        return this;
    }

    public AuthorityBuilder excludedUris(String host) {
        excluded.add(subtree(GeneralName.uniformResourceIdentifier, host));
        return this;
    }

    public AuthorityBuilder permittedDns(String domain) {
        permitted.add(subtree(GeneralName.dNSName, domain));
        return this;
    }

    /** Limits what may be issued under it; without, there is no limit. */
    public AuthorityBuilder uses(PeerRole... roles) {
        draft.extension(Extension.extendedKeyUsage, Criticality.INFORMATIVE, Usages.of(roles));
        return this;
    }

    /** @param bits of {@link KeyUsage}; an authority's proper ones are the default */
    public AuthorityBuilder keyUsage(int bits) {
        this.keyUsage = bits;
        return this;
    }

    public AuthorityBuilder valid(Instant notBefore, Instant notAfter) {
        draft.notBefore = notBefore;
        draft.notAfter = notAfter;
        return this;
    }

    /** @param algorithm as {@link java.security.Signature} names it, such as SHA1withECDSA */
    public AuthorityBuilder signedWith(String algorithm) {
        draft.signatureAlgorithm = algorithm;
        return this;
    }

    public TestAuthority create() {
        draft.extension(Extension.basicConstraints, Criticality.CRITICAL, basicConstraints());
        draft.extension(Extension.keyUsage, Criticality.CRITICAL, new KeyUsage(keyUsage));
        if (!permitted.isEmpty() || !excluded.isEmpty()) {
            draft.extension(Extension.nameConstraints, Criticality.CRITICAL, nameConstraints());
        }
        return issuer.map(this::under).orElseGet(this::selfSigned);
    }

    private TestAuthority under(TestAuthority above) {
        return authority(draft.signedBy(above, keyPair.getPublic())).below(above);
    }

    private TestAuthority selfSigned() {
        return authority(draft.selfSigned(keyPair));
    }

    private TestAuthority authority(X509Certificate certificate) {
        return new TestAuthority(certificate, keyPair, List.of());
    }

    private BasicConstraints basicConstraints() {
        return pathLength.map(BasicConstraints::new).orElseGet(() -> new BasicConstraints(true));
    }

    private NameConstraints nameConstraints() {
        return new NameConstraints(orAbsent(permitted), orAbsent(excluded));
    }

    /** An empty list of subtrees is not well formed: it is left out. */
    private static GeneralSubtree @Nullable [] orAbsent(List<GeneralSubtree> subtrees) {
        return subtrees.isEmpty() ? null : subtrees.toArray(GeneralSubtree[]::new);
    }

    private static GeneralSubtree subtree(int tag, String base) {
        return new GeneralSubtree(new GeneralName(tag, base));
    }
}
