package dev.postern.identity;

import static java.util.stream.Collectors.toUnmodifiableMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The roots of each trust domain. They are kept apart, because a union would let one domain's authority issue the
 * other domain's names; a domain has several roots while its authority is being replaced.
 */
public record TrustBundles(Map<String, Set<X509Certificate>> rootsByTrustDomain) {

    public TrustBundles {
        rootsByTrustDomain = rootsByTrustDomain.entrySet().stream()
                .collect(toUnmodifiableMap(Map.Entry::getKey, entry -> Set.copyOf(entry.getValue())));
    }

    /**
     * @param pemByTrustDomain PEM texts of one or more certificates each
     * @throws PemException naming the trust domain whose text is not made of authorities' certificates
     */
    public static TrustBundles ofPem(Map<String, List<String>> pemByTrustDomain) {
        return new TrustBundles(pemByTrustDomain.entrySet().stream()
                .collect(toUnmodifiableMap(Map.Entry::getKey, entry -> roots(entry.getKey(), entry.getValue()))));
    }

    /** The roots for this domain alone; empty for a domain that is not trusted. */
    public Set<X509Certificate> roots(String trustDomain) {
        return rootsByTrustDomain.getOrDefault(trustDomain, Set.of());
    }

    /** For a chain that claims no trust domain and so can speak for none. */
    Set<X509Certificate> every() {
        return rootsByTrustDomain.values().stream().flatMap(Set::stream).collect(toUnmodifiableSet());
    }

    private static Set<X509Certificate> roots(String trustDomain, List<String> pems) {
        try {
            return pems.stream()
                    .flatMap(pem -> Pem.certificates(pem).stream())
                    .map(TrustBundles::authority)
                    .collect(toUnmodifiableSet());
        } catch (PemException e) {
            throw new PemException("roots of trust domain " + trustDomain + ": " + e.getMessage(), e);
        }
    }

    private static X509Certificate authority(X509Certificate certificate) {
        if (certificate.getBasicConstraints() < 0) {
            throw new PemException("the certificate of " + certificate.getSubjectX500Principal() + " is not a CA's");
        }
        return certificate;
    }
}
