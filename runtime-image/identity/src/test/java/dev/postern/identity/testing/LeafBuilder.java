package dev.postern.identity.testing;

import dev.postern.identity.PeerRole;
import dev.postern.identity.SpiffeId;
import dev.postern.identity.testing.Draft.Criticality;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/** Makes a {@link TestIdentity}; unless told otherwise P-256, for both roles, nameless, valid at any sensible time. */
public final class LeafBuilder {

    private final Draft draft = new Draft("O=Test");
    private final TestAuthority issuer;
    private final List<GeneralName> names = new ArrayList<>();
    private KeyPair keyPair = TestKeys.p256();
    private ExtendedKeyUsage uses = Usages.of(PeerRole.values());
    private int keyUsage = KeyUsage.digitalSignature;

    LeafBuilder(TestAuthority issuer) {
        this.issuer = issuer;
    }

    public LeafBuilder spiffeId(SpiffeId id) {
        return uri(id.uri());
    }

    /** Any text as a URI name; a second call adds a second name. */
    public LeafBuilder uri(String uri) {
        names.add(new GeneralName(GeneralName.uniformResourceIdentifier, uri));
        return this;
    }

    public LeafBuilder dns(String name) {
        names.add(new GeneralName(GeneralName.dNSName, name));
        return this;
    }

    public LeafBuilder email(String address) {
        names.add(new GeneralName(GeneralName.rfc822Name, address));
        return this;
    }

    public LeafBuilder subject(String distinguishedName) {
        draft.subject = distinguishedName;
        return this;
    }

    public LeafBuilder uses(PeerRole... roles) {
        this.uses = Usages.of(roles);
        return this;
    }

    public LeafBuilder anyUse() {
        this.uses = new ExtendedKeyUsage(KeyPurposeId.anyExtendedKeyUsage);
        return this;
    }

    /** @param bits of {@link KeyUsage}; digital signature is the default */
    public LeafBuilder keyUsage(int bits) {
        this.keyUsage = bits;
        return this;
    }

    /** Marks the leaf as an authority, its SPIFFE id and all. */
    public LeafBuilder asAuthority() {
        draft.extension(Extension.basicConstraints, Criticality.CRITICAL, new BasicConstraints(true));
        return this;
    }

    public LeafBuilder key(KeyPair key) {
        this.keyPair = key;
        return this;
    }

    public LeafBuilder serial(BigInteger serial) {
        draft.serial = serial;
        return this;
    }

    public LeafBuilder valid(Instant notBefore, Instant notAfter) {
        draft.notBefore = notBefore;
        draft.notAfter = notAfter;
        return this;
    }

    /** @param algorithm as {@link java.security.Signature} names it, such as SHA1withECDSA */
    public LeafBuilder signedWith(String algorithm) {
        draft.signatureAlgorithm = algorithm;
        return this;
    }

    /** Points at this authority's key although another key signs. */
    public LeafBuilder withIssuerKeyIdOf(TestAuthority authority) {
        draft.claimedIssuerKey = Optional.of(authority.keyPair().getPublic());
        return this;
    }

    public LeafBuilder extension(ASN1ObjectIdentifier oid, ASN1Encodable value) {
        draft.extension(oid, Criticality.INFORMATIVE, value);
        return this;
    }

    /** An extension that nobody knows and everybody must. */
    public LeafBuilder criticalExtension(ASN1ObjectIdentifier oid, ASN1Encodable value) {
        draft.extension(oid, Criticality.CRITICAL, value);
        return this;
    }

    public TestIdentity issue() {
        return new TestIdentity(certify(keyPair.getPublic()), keyPair);
    }

    /** The chain for a key of which only the public half is known, as an authority answers a request. */
    public List<X509Certificate> certify(PublicKey key) {
        draft.extension(Extension.keyUsage, Criticality.CRITICAL, new KeyUsage(keyUsage));
        draft.extension(Extension.extendedKeyUsage, Criticality.INFORMATIVE, uses);
        if (!names.isEmpty()) {
            var all = new GeneralNames(names.toArray(GeneralName[]::new));
            draft.extension(Extension.subjectAlternativeName, Criticality.INFORMATIVE, all);
        }
        return Stream.concat(Stream.of(draft.signedBy(issuer, key)), issuer.chain().stream())
                .toList();
    }
}
