package dev.postern.awssim.acmpca;

import dev.postern.awssim.accounts.Account;
import dev.postern.awssim.acmpca.Authority.Configuration;
import dev.postern.awssim.acmpca.Authority.Identity;
import dev.postern.awssim.acmpca.Authority.State;
import dev.postern.awssim.acmpca.Authority.Status;
import dev.postern.awssim.protocol.Input;
import dev.postern.awssim.seed.AuthoritySeed;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;

/** A root and an issuing authority under it, both with their certificates installed. */
final class ReadyAuthority {
    private static final String KEY = "EC_prime256v1";
    private static final String SIGNING = "SHA256WITHECDSA";

    private final Instant now;
    private final Account account;

    ReadyAuthority(Instant now, Account account) {
        this.now = now;
        this.account = account;
    }

    List<Authority> make(AuthoritySeed seed) {
        Input rootSubject = commonName(seed.name() + " root");
        Input subject = commonName(seed.name());
        KeyPair rootKeys = Algorithms.generate(KEY);
        KeyPair keys = Algorithms.generate(KEY);
        X509Certificate root =
                certificate(new Pair(rootSubject, rootKeys), new Pair(rootSubject, rootKeys), Optional.empty(), 3650);
        X509Certificate issuing = certificate(
                new Pair(subject, keys), new Pair(rootSubject, rootKeys), Optional.of(seed.trustDomain()), 1825);
        return List.of(
                authority(
                        seed.rootArn(account.id(), account.region()),
                        new Pair(rootSubject, rootKeys),
                        List.of(root),
                        "GENERAL_PURPOSE"),
                authority(
                        seed.arn(account.id(), account.region()),
                        new Pair(subject, keys),
                        List.of(issuing, root),
                        seed.usageMode()));
    }

    private record Pair(Input subject, KeyPair keys) {
        X500Name name() {
            return Subject.name(subject);
        }
    }

    private Authority authority(String arn, Pair own, List<X509Certificate> chain, String usageMode) {
        return new Authority(
                new Identity(arn, account.id(), chain.size() == 1 ? "ROOT" : "SUBORDINATE", now),
                new Configuration(KEY, SIGNING, own.subject(), Input.EMPTY, usageMode, "FIPS_140_2_LEVEL_3_OR_HIGHER"),
                own.keys(),
                new State(Status.ACTIVE, now, Optional.empty()),
                Input.EMPTY,
                chain,
                Map.of());
    }

    /** {@code trustDomain}: absent for a root; empty for an issuing authority without a name constraint. */
    private X509Certificate certificate(Pair own, Pair issuer, Optional<String> trustDomain, int days) {
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    issuer.name(),
                    BigInteger.valueOf(now.toEpochMilli()).shiftLeft(8).add(BigInteger.valueOf(days % 251)),
                    Date.from(now.minus(Duration.ofDays(1))),
                    Date.from(now.plus(Duration.ofDays(days))),
                    own.name(),
                    own.keys().getPublic());
            JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
            builder.addExtension(
                    Extension.basicConstraints,
                    true,
                    trustDomain.isPresent() ? new BasicConstraints(0) : new BasicConstraints(true));
            builder.addExtension(
                    Extension.keyUsage,
                    true,
                    new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyCertSign | KeyUsage.cRLSign));
            builder.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    identifiers.createSubjectKeyIdentifier(own.keys().getPublic()));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    identifiers.createAuthorityKeyIdentifier(issuer.keys().getPublic()));
            if (trustDomain.filter(domain -> !domain.isEmpty()).isPresent()) {
                builder.addExtension(Extension.nameConstraints, true, onlyUrisOf(trustDomain.orElseThrow()));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(Algorithms.signer(issuer.keys(), SIGNING)));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("the seeded authority cannot be made", e);
        }
    }

    private static NameConstraints onlyUrisOf(String trustDomain) {
        GeneralName host = new GeneralName(GeneralName.uniformResourceIdentifier, trustDomain);
        return new NameConstraints(new GeneralSubtree[] {new GeneralSubtree(host)}, null);
    }

    private static Input commonName(String name) {
        return new Input("", List.of(new Input.Field("CommonName", Input.leaf(name))));
    }
}
