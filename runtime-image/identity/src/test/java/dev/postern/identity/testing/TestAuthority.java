package dev.postern.identity.testing;

import dev.postern.identity.Pem;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;

/**
 * A certificate authority of a test: {@code TestAuthority.root("prod.example").create()}, then {@link #subordinate}
 * and {@link #leaf} under it.
 *
 * @param chain its own certificate and those above it, without the root; empty for a root
 */
public record TestAuthority(X509Certificate certificate, KeyPair keyPair, List<X509Certificate> chain) {

    /** A self-signed authority; the name goes into the subject and binds nothing. */
    public static AuthorityBuilder root(String name) {
        return new AuthorityBuilder(name);
    }

    public AuthorityBuilder subordinate(String name) {
        return new AuthorityBuilder(name, this);
    }

    /** Presents the leaf and the intermediates, never the root. */
    public LeafBuilder leaf() {
        return new LeafBuilder(this);
    }

    public String pem() {
        return Pem.encode(certificate);
    }

    /** Lets a leaf issue, as only somebody who ignores its basic constraints would. */
    public static TestAuthority misusing(TestIdentity leaf) {
        return new TestAuthority(leaf.certificate(), leaf.keyPair(), leaf.chain());
    }

    TestAuthority below(TestAuthority issuer) {
        return new TestAuthority(
                certificate,
                keyPair,
                Stream.concat(Stream.of(certificate), issuer.chain.stream()).toList());
    }
}
