package dev.postern.operator.certificate;

import dev.postern.contract.FileLayout;
import dev.postern.identity.Pem;
import dev.postern.identity.PemException;
import dev.postern.identity.SerialNumbers;
import dev.postern.operator.kubernetes.SecretData;
import io.fabric8.kubernetes.api.model.Secret;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A certificate that was issued, with the authority that signed it.
 *
 * @param chain leaf first, without the authority
 * @param authority certificate of the authority: the root by which peers verify the leaf
 */
public record IssuedChain(List<X509Certificate> chain, X509Certificate authority) {

    public IssuedChain {
        chain = List.copyOf(chain);
    }

    public X509Certificate leaf() {
        return chain.getFirst();
    }

    public String serial() {
        return SerialNumbers.hex(leaf());
    }

    public Instant notBefore() {
        return leaf().getNotBefore().toInstant();
    }

    public Instant notAfter() {
        return leaf().getNotAfter().toInstant();
    }

    /** Empty when the Secret holds no certificate or not one that can be read. */
    static Optional<IssuedChain> read(Secret secret) {
        try {
            return SecretData.text(secret, FileLayout.CERTIFICATE)
                    .flatMap(chain -> SecretData.text(secret, FileLayout.CA_CERTIFICATE)
                            .map(root -> new IssuedChain(
                                    Pem.certificates(chain),
                                    Pem.certificates(root).getFirst())));
        } catch (PemException e) {
            return Optional.empty();
        }
    }

    Map<String, String> toData() {
        return Map.of(FileLayout.CERTIFICATE, Pem.encode(chain), FileLayout.CA_CERTIFICATE, Pem.encode(authority));
    }
}
