package dev.postern.operator.certificate;

import dev.postern.contract.FileLayout;
import dev.postern.identity.Pem;
import dev.postern.identity.PemException;
import dev.postern.operator.kubernetes.SecretData;
import io.fabric8.kubernetes.api.model.Secret;
import java.security.PrivateKey;
import java.util.Map;
import java.util.Optional;

/**
 * The identity in use, as the Secret has it that pods mount.
 *
 * @param fingerprint of what was wanted when it was issued
 */
public record LiveIdentity(String fingerprint, PrivateKey key, IssuedChain issued) {

    /** Annotation of the live Secret. */
    static final String FINGERPRINT = "postern.dev/certificate-fingerprint";

    /** Empty when key or certificate cannot be read: it is then issued anew. */
    static Optional<LiveIdentity> read(Secret secret) {
        return IssuedChain.read(secret)
                .flatMap(issued -> key(secret).map(key -> new LiveIdentity(fingerprint(secret), key, issued)));
    }

    private static Optional<PrivateKey> key(Secret secret) {
        try {
            return SecretData.text(secret, FileLayout.PRIVATE_KEY).map(Pem::privateKey);
        } catch (PemException e) {
            return Optional.empty();
        }
    }

    private static String fingerprint(Secret secret) {
        return Optional.ofNullable(secret.getMetadata().getAnnotations())
                .orElse(Map.of())
                .getOrDefault(FINGERPRINT, "");
    }
}
