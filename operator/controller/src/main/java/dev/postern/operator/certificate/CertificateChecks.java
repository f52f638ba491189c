package dev.postern.operator.certificate;

import dev.postern.identity.ExpectedCertificate;
import dev.postern.identity.IssuedCertificate;
import dev.postern.identity.Problem;
import dev.postern.operator.configuration.TimeBounds;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a certificate must be to be used, whoever put it where it was found. */
final class CertificateChecks {

    static final String TOO_LONG = "TOO_LONG";

    private final WantedCertificate wanted;
    private final Instant now;

    CertificateChecks(WantedCertificate wanted, Instant now) {
        this.wanted = wanted;
        this.now = now;
    }

    /** Everything that is wrong with what was issued for a key; empty when it may be used. */
    List<Problem> problems(List<X509Certificate> chain, PublicKey own, Set<X509Certificate> roots) {
        return Stream.concat(mismatches(chain, own, roots).stream(), tooLong(chain))
                .toList();
    }

    /** Whether an identity found in a Secret is one that an authority of ours issued for this object. */
    boolean isUsable(LiveIdentity live, Set<X509Certificate> roots) {
        PublicKey key = live.issued().leaf().getPublicKey();
        return roots.contains(live.issued().authority())
                && KeyOwnership.isPair(live.key(), key)
                && mismatches(live.issued().chain(), key, roots).isEmpty();
    }

    private List<Problem> mismatches(List<X509Certificate> chain, PublicKey own, Set<X509Certificate> roots) {
        var expected = new ExpectedCertificate(wanted.spiffeId(), Set.copyOf(wanted.dnsNames()), now);
        return IssuedCertificate.check(chain, own, expected, roots);
    }

    /** Whether what a Secret has as issued for a pending request is that. */
    boolean isSound(LiveIdentity issued, Set<X509Certificate> roots) {
        return isUsable(issued, roots)
                && tooLong(issued.issued().chain()).findAny().isEmpty();
    }

    /** By its end, as authorities date the beginning back. */
    private Stream<Problem> tooLong(List<X509Certificate> chain) {
        Instant latest = now.plus(wanted.validity()).plus(TimeBounds.CERTIFICATE_TOLERANCE);
        return chain.stream()
                .limit(1)
                .map(leaf -> leaf.getNotAfter().toInstant())
                .filter(end -> end.isAfter(latest))
                .map(end -> new Problem(
                        TOO_LONG,
                        "the certificate is valid for "
                                + Duration.between(now, end).toDays() + " days, until " + end + ", and "
                                + wanted.validity() + " was asked for"));
    }
}
