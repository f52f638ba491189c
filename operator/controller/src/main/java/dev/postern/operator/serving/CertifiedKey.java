package dev.postern.operator.serving;

import dev.postern.identity.Pem;
import dev.postern.identity.PemException;
import dev.postern.operator.kubernetes.SecretData;
import io.fabric8.kubernetes.api.model.Secret;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A key and its certificate, as they lie in a TLS Secret. */
record CertifiedKey(PrivateKey key, X509Certificate certificate) {

    static final String CERTIFICATE = "tls.crt";

    static final String KEY = "tls.key";

    static Optional<CertifiedKey> read(Secret secret) {
        try {
            return SecretData.text(secret, KEY)
                    .flatMap(key -> SecretData.text(secret, CERTIFICATE)
                            .map(certificate -> new CertifiedKey(
                                    Pem.privateKey(key),
                                    Pem.certificates(certificate).getFirst())));
        } catch (PemException e) {
            return Optional.empty();
        }
    }

    Map<String, String> texts() {
        return Map.of(KEY, Pem.encode(key), CERTIFICATE, Pem.encode(certificate));
    }

    /** Whether more than a third of its life is left. */
    boolean isFresh(Instant now) {
        Instant from = certificate.getNotBefore().toInstant();
        Instant to = certificate.getNotAfter().toInstant();
        Duration third = Duration.between(from, to).dividedBy(3);
        return now.isBefore(to.minus(third));
    }
}
