package dev.postern.identity;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A way from a leaf to one root, by names and key ids alone: a candidate, of which nothing has been proved. Only
 * certificates that the peer presented stand on it, the leaf first; the root is ours.
 */
record CertificatePath(List<X509Certificate> certificates, X509Certificate root) {

    CertificatePath {
        certificates = List.copyOf(certificates);
    }

    /** @param presented the leaf first, the others in any order; may include roots and strangers, which are left out */
    static Optional<CertificatePath> find(List<X509Certificate> presented, X509Certificate root) {
        List<X509Certificate> unused = new ArrayList<>(presented);
        List<X509Certificate> path = new ArrayList<>(List.of(unused.removeFirst()));
        while (!couldHaveIssued(root, path.getLast())) {
            Optional<X509Certificate> issuer = issuerOf(path.getLast(), unused);
            if (issuer.isEmpty()) {
                return Optional.empty();
            }
            unused.remove(issuer.get());
            path.add(issuer.get());
        }
        return Optional.of(new CertificatePath(path, root));
    }

    X509Certificate leaf() {
        return certificates.getFirst();
    }

    /** The issuers that the peer presented, without the root. */
    List<X509Certificate> intermediates() {
        return certificates.subList(1, certificates.size());
    }

    /** Every certificate on which the answer rests, from the root to the leaf. */
    List<X509Certificate> fromRoot() {
        return Stream.concat(Stream.of(root), certificates.reversed().stream()).toList();
    }

    Instant notBefore() {
        return all(certificate -> certificate.getNotBefore().toInstant())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    Instant notAfter() {
        return all(certificate -> certificate.getNotAfter().toInstant())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private Stream<Instant> all(Function<X509Certificate, Instant> time) {
        return fromRoot().stream().map(time);
    }

    private static Optional<X509Certificate> issuerOf(X509Certificate certificate, List<X509Certificate> candidates) {
        return candidates.stream()
                .filter(candidate -> couldHaveIssued(candidate, certificate))
                .findFirst();
    }

    private static boolean couldHaveIssued(X509Certificate issuer, X509Certificate certificate) {
        return issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())
                && keyIdsAgree(CertificateExtensions.keyId(issuer), CertificateExtensions.issuerKeyId(certificate));
    }

    private static boolean keyIdsAgree(Optional<String> ofIssuer, Optional<String> wanted) {
        return ofIssuer.isEmpty() || wanted.isEmpty() || ofIssuer.equals(wanted);
    }
}
